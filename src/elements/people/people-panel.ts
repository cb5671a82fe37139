import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { insist } from '../../base/insist.ts';
import type { Room } from '../../engine/room/room.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { keepFocus } from '../alerts/keep-focus.ts';
import '../base/english-people.ts';
import '../base/join.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { hostTools } from './host-tools.ts';
import { FEW, found, inOrder } from './in-order.ts';
import { MinuteClock } from './minutes.ts';
import { Moderation } from './moderation.ts';
import type { PanelFacts, Question } from './panel-facts.ts';
import { peoplePanelStyles } from './people-panel.styles.ts';
import { personRow } from './person-row.ts';
import { questionDialog } from './question-dialog.ts';
import { roomHead } from './room-head.ts';
import './room-link.ts';
import { waitingList } from './waiting-list.ts';

/**
 * Everybody in the call: who, as what, for how long, what is on and how well they can be reached. Hands come first, in the
 * order in which they were raised. In rooms, each has a menu of exactly what one's own role allows; hosts see who waits, and
 * have the door, the title and the end of the room in their hands.
 *
 * @summary Who is there, and what hosts do.
 * @element people-panel
 * @csspart title - What the room is called.
 * @csspart description - What it is for.
 * @csspart edit - Changes both.
 * @csspart editor - Where that is done: `title-input`, `description-input`, `capacity-input`, `save`, `cancel`.
 * @csspart link - The `room-link`; its button is the part `copy`.
 * @csspart waiting - Who waits to be let in.
 * @csspart knocking - One of them.
 * @csspart admit - Lets one in.
 * @csspart deny - Refuses one.
 * @csspart admit-all - Lets all in.
 * @csspart search - The search field, where there are many.
 * @csspart people - The list of who is there.
 * @csspart person - One of them; carries `data-member`.
 * @csspart name - The name.
 * @csspart role - What they are in the room, and for how long they are there.
 * @csspart hand - That a hand is up, and in which place.
 * @csspart spotlight - That everybody sees them.
 * @csspart screen - That they share a screen.
 * @csspart microphone - Whether their microphone is on.
 * @csspart camera - Whether their camera is on.
 * @csspart connection - How well they can be reached.
 * @csspart actions - The button of the menu.
 * @csspart menu - What can be done to a person.
 * @csspart action - One of these, which has its own word too: `mute`, `ask-microphone`, `stop-camera`, `ask-camera`, `stop-screen`, `spotlight`, `end-spotlight`, `lower-hand`, `make-host`, `make-cohost`, `make-member`, `eject`, `step-down`, `ask-to-host`, `ask-no-more`.
 * @csspart wish - That somebody asks for the host's role; with `make-host` and `refuse-host`.
 * @csspart tools - What hosts do to the room: `lock`, `waiting-room`, `mute-all`, `lower-all`, `end-for-all`.
 * @csspart quality - The choice of how good everybody's pictures are.
 * @csspart dialog - What is asked before something that cannot be taken back: `reason`, `confirm`, `cancel`.
 * @csspart button - Every button.
 * @csspart switch - Every switch.
 * @csspart notice - Why the last thing was not done.
 * @csspart empty - That there is no call, or nobody of the name that was searched.
 * @cssState hidden - The list of the call is put away (`room.showsPeople`); the panel takes no room then.
 * @cssState waiting - Somebody waits to be let in.
 * @fires {CustomEvent} call-moderate - Before something is done to somebody, or to the room: `{action, member}`; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The panel's colour.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of buttons in it.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The lines in it.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The colour of what lets in, and of hands.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of what ends.
 */
export class PeoplePanel extends CallElement {
  static override styles = peoplePanelStyles;

  readonly #clock = new MinuteClock(this);
  readonly #moderation = new Moderation(this);
  readonly #search = signal('');
  readonly #menu = signal<MemberId | undefined>();
  readonly #question = signal<Question | undefined>();
  readonly #isEditing = signal(false);
  #room: Room | undefined;
  #putFocus: () => void = () => {};

  protected override willUpdate(): void {
    const { room } = this;
    if (room !== this.#room) this.#begin(room);
    const { loaded } = room?.hosting ?? {};
    const waits = loaded?.value?.waiting.value.length ?? 0;
    this.setStates({ hidden: room?.showsPeople.value === false, waiting: waits > 0 });
    this.#keepFocus();
  }

  protected override render(): unknown {
    const facts = this.#facts();
    if (!facts) return html`<p part="empty">${this.words.term('notInCall')}</p>`;
    const failure = this.#moderation.failure.value;
    return html`
      <div part="content" tabindex="0" role="group" aria-label=${this.words.term('participants')}>
        ${roomHead(facts)}
        ${failure ? html`<p part="notice">${this.words.error(failure)}</p>` : nothing}
        ${waitingList(facts)} ${this.#people(facts)}
      </div>
      ${hostTools(facts)} ${questionDialog(facts)}
    `;
  }

  protected override updated(): void {
    this.#putFocus();
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** What belongs to one call is not taken along into the next. */
  #begin(room: Room | undefined): void {
    this.#room = room;
    this.#moderation.reset();
    this.#search.value = '';
    this.#question.value = undefined;
    this.#isEditing.value = false;
    if (room) this.#load(room);
  }

  /** In calls that were made by ringing nobody else has it loaded. */
  #load(room: Room): void {
    void insist(
      () => room.hosting.load(),
      () => {},
      () => this.#room === room && this.#load(room),
    );
  }

  /** What has the focus may be gone after rendering: it goes on at what has come in its place, or in the panel. */
  #keepFocus(): void {
    const root = this.renderRoot as ShadowRoot;
    const hadFocus = root.activeElement !== null;
    const isEditing = this.#isEditing.peek();
    const form = isEditing ? '[part=title-input]' : '[part~=edit]';
    const menu = '[role=menu]:popover-open [role=menuitem]';
    const put = keepFocus(root, this.#menu.peek() ? menu : form);
    this.#putFocus = () => {
      put();
      if (hadFocus && !root.activeElement)
        root.querySelector<HTMLElement>('[part=content]')?.focus();
    };
  }

  #facts(): PanelFacts | undefined {
    const { engine, room, words } = this;
    if (!engine || !room) return undefined;
    return {
      ...{ engine, room, words },
      hosting: room.hosting.loaded.value,
      moderation: this.#moderation,
      now: this.#clock.now.value,
      menu: this.#menu,
      question: this.#question,
      isEditing: this.#isEditing,
    };
  }

  #people(facts: PanelFacts): unknown {
    const { words } = this;
    const { members, me } = facts.room.roster;
    const all = inOrder(members.value, me.value?.id);
    const isMany = all.length > FEW;
    const shown = isMany ? found(all, this.#search.value) : all;
    const search = words.term('searchPeople');
    return html`
      <h3 id="people">${words.term('people', all.length)}</h3>
      ${
        isMany
          ? html`<input
              part="search"
              type="search"
              dir="auto"
              aria-label=${search}
              placeholder=${search}
              .value=${this.#search.value}
              @input=${({ target }: Event) => {
                this.#search.value = (target as HTMLInputElement).value;
              }}
            />`
          : nothing
      }
      ${shown.length === 0 ? html`<p part="empty">${words.term('nobodyFound')}</p>` : nothing}
      <ul part="people" aria-labelledby="people">
        ${repeat(
          shown,
          ({ id }) => id,
          (member) => personRow(facts, member),
        )}
      </ul>
    `;
  }
}

define('people-panel', PeoplePanel);

declare global {
  interface HTMLElementTagNameMap {
    'people-panel': PeoplePanel;
  }
}
