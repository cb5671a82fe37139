import { html, nothing } from 'lit';
import '../base/english.ts';
import phoneOff from 'lucide/dist/esm/icons/phone-off.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Outgoing } from '../../engine/invite/outgoing-state.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { View } from '../base/lazy-element.ts';
import type { OutgoingCall } from './outgoing-call.ts';
import { RingingSound } from './ringing-sound.ts';

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
    const names = this.#names(state);
    const who = words.list(names);
    const isOver = state.status === 'ended';
    return html`
      <div part="dialog" popover="manual" role="dialog" aria-label=${words.term('calling', who)} class=${isOver ? '' : 'ringing'}>
        <div class="face" aria-hidden="true">${initials(names[0] ?? '')}</div>
        <p part="callee" class="who" dir="auto">${who}</p>
        <p part="status" class="what">${this.#status(state, who)}</p>
        <div class="actions">
          ${
            isOver
              ? html`<button part="cancel" @click=${() => engine.outgoing.dismiss()}>${icon(x)}<span>${words.term('close')}</span></button>`
              : html`<button part="cancel" class="danger" @click=${() => DEEDS['hang-up'](this.#host, engine)}>
                  ${icon(phoneOff)}<span>${words.term('cancel')}</span>
                </button>`
          }
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

  /** The people's names as the server has them; until it has answered, the ids that were rung. */
  #names(state: Exclude<Outgoing, { status: 'idle' }>): readonly string[] {
    const { invite } = state;
    if (invite) return invite.callees.map(({ name }) => name);
    const people = this.#host.engine?.presence.people.value;
    return 'to' in state ? state.to.map((user) => people?.get(user)?.name ?? user) : [];
  }

  #status(state: Outgoing, who: string): string {
    const { words } = this.#host;
    if (state.status === 'ended') return words.reason(state.reason, who);
    return state.status === 'calling' && state.invite
      ? words.term('ringing')
      : words.term('connecting');
  }
}
