import { html, nothing } from 'lit';
import '../base/english.ts';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Going } from '../../engine/invite/outgoing-state.ts';
import { isAnswered, wordsOf } from '../../protocol/invite-says.ts';
import { act } from '../base/act.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { View } from '../base/lazy-element.ts';
import type { OutgoingCall } from './outgoing-call.ts';
import { RingingSound } from './ringing-sound.ts';
import { whom, whomItEnded } from './whom.ts';

export { cardStyles as styles } from './card-styles.ts';

export { OutgoingCallView as View };

class OutgoingCallView implements View {
  readonly #host: OutgoingCall;
  readonly #sound = new RingingSound('ringback');

  constructor(host: OutgoingCall) {
    this.#host = host;
  }

  render(): unknown {
    const all = this.#shown();
    const state = all.at(-1);
    if (!state) return nothing;
    const { words } = this.#host;
    const names = this.#names(state);
    const who = words.list(names);
    const isOver = state.status === 'ended';
    const status = this.#status(state);
    const message = isOver && wordsOf(state.invite);
    return html`
      <div
        part="dialog"
        popover="manual"
        role="dialog"
        aria-label=${isOver ? `${who}: ${status}` : words.term('calling', who)}
        class=${isOver ? '' : 'ringing'}
      >
        <div class="face" aria-hidden="true">${initials(names[0] ?? '')}</div>
        <p part="callee" class="who" dir="auto">${who}</p>
        <p part="status" class="what">${status}</p>
        ${message ? html`<p part="reason" class="said" dir="auto">${message}</p>` : nothing}
        ${this.#sound.isBlocked.value ? html`<p part="notice" class="what">${words.term('toneBlocked')}</p>` : nothing}
        <div class="actions">
          <button part="cancel" class=${isOver ? '' : 'danger'} @click=${() => this.#press(state)}>
            ${icon(isOver ? x : phone)}<span>${words.term(isOver ? 'close' : 'cancel')}</span>
          </button>
        </div>
        ${all.slice(0, -1).map((other) => this.#other(other))}
      </div>
    `;
  }

  updated(): void {
    const isRinging = this.#shown().some((going) => going.status === 'calling' && going.invite);
    // During a call the others would hear it.
    this.#sound.set(isRinging && !this.#host.room, this.#host.ringback);
    const card = this.#host.renderRoot.querySelector<HTMLElement>('[popover]');
    if (card && !card.matches(':popover-open')) card.showPopover();
  }

  disconnected(): void {
    this.#sound.set(false, '');
  }

  /** One who cancels knows why. */
  #shown(): readonly Going[] {
    const all = this.#host.engine?.outgoing.all.value ?? [];
    return all.filter((going) => going.status === 'calling' || going.reason !== 'cancelled');
  }

  /** Others who are being rung at the same time, each by an invitation of their own. */
  #other(going: Going): unknown {
    const { words } = this.#host;
    const who = words.list(this.#names(going));
    const word = words.term(going.status === 'ended' ? 'close' : 'cancel');
    return html`<div class="other">
      <span class="who" dir="auto">${who}</span>
      <span class="what">${this.#status(going)}</span>
      <button aria-label="${word}: ${who}" title=${word} @click=${() => this.#press(going)}>${icon(x)}</button>
    </div>`;
  }

  /** One button for both, so that whoever has come to it by keyboard stays there. */
  #press(going: Going): void {
    const { engine } = this.#host;
    if (going.status === 'ended') engine?.dismiss(going.id);
    else act(this.#host, engine, 'call-hang-up', {}, (now) => now.cancel(going.to));
  }

  /** Those who ring still, once somebody has come. */
  #names(going: Going): readonly string[] {
    const { presence } = this.#host.engine ?? {};
    if (going.status === 'ended') {
      return isAnswered(going.invite) ? whomItEnded(going, presence) : whom(going, presence);
    }
    const ringing = going.invite?.callees.filter(({ status }) => status === 'ringing');
    return ringing?.length ? ringing.map(({ name }) => name) : whom(going, presence);
  }

  /** What goes on; how it ended, and for whom, where that is not everybody. */
  #status(going: Going): string {
    const { words, engine, room } = this.#host;
    if (going.status === 'ended') {
      const some = whomItEnded(going, engine?.presence);
      const isAll = some.length >= going.to.length || isAnswered(going.invite);
      return words.reason(going.reason, isAll ? [] : some);
    }
    const isComing = isAnswered(going.invite) && !room;
    return words.term(going.invite && !isComing ? 'ringing' : 'connecting');
  }
}
