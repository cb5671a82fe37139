import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import type { Presence } from '../../engine/presence.ts';
import { cannotCall } from '../../media/cannot-call.ts';
import type { PresenceStatus } from '../../protocol/presence.ts';
import { act } from '../base/act.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import { tokens } from '../base/tokens.ts';

type State = 'idle' | 'calling' | 'in-call';

/**
 * Rings people, or joins a room; while it rings, cancels; in the call, hangs up.
 *
 * @summary A button that calls.
 * @element call-button
 * @slot - The label; by default the word for what the button does.
 * @csspart button - The button itself.
 * @csspart icon - Its icon.
 * @csspart label - The label.
 * @csspart presence - The dot that shows whether the people are there.
 * @cssState calling - It is ringing them.
 * @cssState in-call - One is in the call that it made, or in its room.
 * @cssState available - Somebody of them is there.
 * @cssState busy - All of them who are there are in calls.
 * @cssState offline - Nobody of them is there, or the server is out of reach.
 * @cssState unsupported - This browser or page cannot make calls.
 * @fires {CustomEvent} call-invite - Before it rings: `{to, video}`; cancelable.
 * @fires {CustomEvent} call-join - Before it joins: `{room}`; cancelable.
 * @fires {CustomEvent} call-hang-up - Before it cancels or hangs up; cancelable.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The colour of what invites to act.
 * @cssproperty [--call-on-accent=light-dark(#fff, #0b1a3f)] - Text on it.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of what ends.
 * @cssproperty [--call-radius=12px] - How round corners are.
 * @cssproperty [--call-font=500 15px/1.4 system-ui, sans-serif] - The font.
 */
export class CallButton extends CallElement {
  static override styles = [
    tokens,
    buttonStyles,
    css`
      :host {
        display: inline-block;
      }
      button {
        max-inline-size: 100%;
      }
      [part='label'] {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      [part='presence'] {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        border: 2px solid currentcolor;
      }
      .available {
        background: currentcolor;
      }
      .busy {
        background: linear-gradient(currentcolor 0 0) center / 6px 2px no-repeat;
      }
    `,
  ];

  /** Who is rung: user ids, separated by blanks. */
  @property() to = '';
  /** The room that is joined, where nobody is rung. */
  @property({ attribute: 'room' }) roomId = '';
  /** Rings for a video call. */
  @property({ type: Boolean }) video = false;
  /** Takes the button out of use. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  #following: AbortController | undefined;
  #followed = '';
  #presence: Presence | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override click(): void {
    this.renderRoot.querySelector('button')?.click();
  }

  protected override willUpdate(): void {
    this.#follow();
  }

  protected override render(): unknown {
    const state = this.#state();
    const presence = this.#status();
    const why = cannotCall();
    this.setStates({
      calling: state === 'calling',
      'in-call': state === 'in-call',
      available: presence === 'available',
      busy: presence === 'busy',
      offline: presence === 'offline',
      unsupported: why !== undefined,
    });
    const isUsable =
      !why && (state !== 'idle' || this.engine?.signaling.state.value === 'connected');
    return html`
      <button
        part="button"
        class=${state === 'idle' ? 'accent' : 'danger'}
        ?disabled=${this.disabled}
        aria-disabled=${isUsable ? nothing : 'true'}
        title=${why ? this.words.term('cannotCall') : nothing}
        @click=${isUsable ? this.#press : nothing}
      >
        <span part="icon">${icon(this.video ? video : phone)}</span>
        <span part="label">${this.#label(state)}</span>
        ${presence && this.to ? html`<span part="presence" class=${presence} role="img" aria-label=${this.words.term(presence)}></span>` : nothing}
      </button>
    `;
  }

  get #users(): readonly string[] {
    return this.to.split(/\s+/).filter(Boolean);
  }

  #state(): State {
    const { engine, room } = this;
    const outgoing = engine?.outgoing.state.value;
    const isMine = (to: readonly string[]) => to.join(' ') === this.#users.join(' ');
    if (outgoing?.status === 'calling' && this.to && isMine(outgoing.to)) return 'calling';
    if (!room) return 'idle';
    if (!this.to) return room.id === this.roomId ? 'in-call' : 'idle';
    const others = room.roster.others.value;
    return others.some(({ user }) => this.#users.includes(user)) ? 'in-call' : 'idle';
  }

  /** The best news of all the people: one who is there is enough to call. */
  #status(): PresenceStatus | undefined {
    const { engine } = this;
    if (!engine || !this.to) return undefined;
    if (engine.signaling.state.value !== 'connected') return 'offline';
    const statuses = this.#users.map((user) => engine.presence.people.value.get(user)?.status);
    return (['available', 'busy', 'offline'] as const).find((status) => statuses.includes(status));
  }

  #label(state: State): unknown {
    if (state === 'calling') return this.words.term('cancel');
    if (state === 'in-call') return this.words.term('hangUp');
    const word = this.to ? (this.video ? 'videoCall' : 'call') : 'join';
    return html`<slot>${this.words.term(word)}</slot>`;
  }

  #press(): void {
    const { engine, video, roomId } = this;
    const to = this.#users;
    if (this.#state() !== 'idle') act(this, engine, 'call-hang-up', {}, (now) => now.hangUp());
    else if (to.length > 0) {
      act(this, engine, 'call-invite', { to, video }, (now) => now.invite(to, { video }));
    } else if (roomId) act(this, engine, 'call-join', { room: roomId }, (now) => now.join(roomId));
  }

  /** Watches the presence of whom it would ring, and no longer of others. */
  #follow(): void {
    const { presence } = this.engine ?? {};
    if (presence === this.#presence && this.to === this.#followed) return;
    this.#unfollow();
    if (!presence) return;
    this.#presence = presence;
    this.#followed = this.to;
    this.#following = new AbortController();
    presence.follow(this.#users, this.#following.signal);
  }

  #unfollow(): void {
    this.#following?.abort();
    this.#presence = undefined;
  }
}

define('call-button', CallButton);

declare global {
  interface HTMLElementTagNameMap {
    'call-button': CallButton;
  }
}
