import { html, nothing } from 'lit';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import { cannotCall } from '../../media/cannot-call.ts';
import { IncomingAlert } from '../alerts/incoming-alert.ts';
import '../base/english.ts';
import { DEEDS, type Deed } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { View } from '../base/lazy-element.ts';
import type { IncomingCall } from './incoming-call.ts';

export { cardStyles as styles } from './card-styles.ts';

export { IncomingCallView as View };

class IncomingCallView implements View {
  readonly #host: IncomingCall;
  readonly #alert: IncomingAlert;

  constructor(host: IncomingCall) {
    this.#host = host;
    this.#alert = new IncomingAlert(host);
  }

  render(): unknown {
    const rings = this.#host.engine?.incoming.state.value ?? [];
    const ring = rings[0];
    if (!ring) return nothing;
    const { words } = this.#host;
    const { from, video: withVideo } = ring.invite;
    const isPending = ring.status === 'answering';
    const why = cannotCall();
    const { remark } = this.#alert;
    const say = words.term(withVideo ? 'incomingVideoCall' : 'incomingCall', from.name);
    return html`
      <div part="dialog" popover="manual" role="alertdialog" aria-label=${say} class=${isPending ? '' : 'ringing'}>
        <div class="face" aria-hidden="true">${initials(from.name)}</div>
        <p part="caller" class="who" dir="auto">${from.name}</p>
        <p class="what">${isPending ? words.term('connecting') : words.term(withVideo ? 'incomingVideo' : 'incoming')}</p>
        ${why ? html`<p class="what">${words.error(why)}</p>` : nothing}
        ${rings.length > 1 ? html`<p class="what">${words.term('moreCalls', rings.length - 1)}</p>` : nothing}
        ${remark ? html`<p part="notice" class="what">${remark}</p>` : nothing}
        <div class="actions">
          ${this.#button('decline', 'danger', words.term('decline'), phone, isPending)}
          ${why ? nothing : this.#button('accept', 'positive', words.term('accept'), phone, isPending)}
          ${withVideo && !why ? this.#button('accept-video', 'positive', words.term('acceptVideo'), video, isPending) : nothing}
        </div>
      </div>
    `;
  }

  updated(): void {
    const rings = this.#host.engine?.incoming.state.value ?? [];
    this.#alert.set(rings[0]);
    const card = this.#host.renderRoot.querySelector<HTMLElement>('[popover]');
    if (card && !card.matches(':popover-open')) card.showPopover();
  }

  disconnected(): void {
    this.#alert.set(undefined);
  }

  #button(
    deed: Deed,
    colour: string,
    label: string,
    shape: Parameters<typeof icon>[0],
    isPending: boolean,
  ) {
    return html`<button
      part=${deed}
      class=${colour}
      ?disabled=${isPending}
      @click=${() => DEEDS[deed](this.#host, this.#host.engine)}
    >
      ${icon(shape)}<span>${label}</span>
    </button>`;
  }
}
