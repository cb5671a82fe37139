import { html, nothing } from 'lit';
import '../base/english.ts';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Engine } from '../../engine/engine.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { View } from '../base/lazy-element.ts';
import type { OutgoingCall } from './outgoing-call.ts';
import { RingingSound } from './ringing-sound.ts';
import { type Going, whom, whomItEnded } from './whom.ts';

export { cardStyles as styles } from './card-styles.ts';

export { OutgoingCallView as View };

class OutgoingCallView implements View {
  readonly #host: OutgoingCall;
  readonly #sound = new RingingSound('ringback');

  constructor(host: OutgoingCall) {
    this.#host = host;
  }

  render(): unknown {
    const { engine, words } = this.#host;
    const state = engine?.outgoing.state.value;
    if (!engine || !state || state.status === 'idle') return nothing;
    // One who cancels knows why.
    if (state.status === 'ended' && state.reason === 'cancelled') return nothing;
    const names = whom(state, engine.presence);
    const who = words.list(names);
    const isOver = state.status === 'ended';
    const status = this.#status(state, engine);
    // One button for both, so that whoever has come to it by keyboard stays there.
    const press = () => (isOver ? engine.outgoing.dismiss() : DEEDS['hang-up'](this.#host, engine));
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
        ${this.#sound.isBlocked.value ? html`<p part="notice" class="what">${words.term('toneBlocked')}</p>` : nothing}
        <div class="actions">
          <button part="cancel" class=${isOver ? '' : 'danger'} @click=${press}>
            ${icon(isOver ? x : phone)}<span>${words.term(isOver ? 'close' : 'cancel')}</span>
          </button>
        </div>
      </div>
    `;
  }

  updated(): void {
    const state = this.#host.engine?.outgoing.state.value;
    this.#sound.set(state?.status === 'calling' && state.invite !== undefined, this.#host.ringback);
    const card = this.#host.renderRoot.querySelector<HTMLElement>('[popover]');
    if (card && !card.matches(':popover-open')) card.showPopover();
  }

  disconnected(): void {
    this.#sound.set(false, '');
  }

  /** What goes on; how it ended, and for whom, where that is not everybody. */
  #status(state: Going, { presence }: Engine): string {
    const { words } = this.#host;
    if (state.status === 'ended') {
      const some = whomItEnded(state, presence);
      return words.reason(state.reason, some.length < state.to.length ? some : []);
    }
    return state.status === 'calling' && state.invite
      ? words.term('ringing')
      : words.term('connecting');
  }
}
