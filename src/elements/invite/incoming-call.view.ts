import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import type { Ring } from '../../engine/invite/incoming-state.ts';
import { cannotCall } from '../../media/cannot-call.ts';
import { IncomingAlert } from '../alerts/incoming-alert.ts';
import '../base/english.ts';
import { DEEDS, type Deed } from '../base/deeds.ts';
import { firstClick } from '../base/first-click.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import type { IncomingCall } from './incoming-call.ts';

export { cardStyles as styles } from './card-styles.ts';

export { IncomingCallView as View };

const wordsPart = later(() => import('./decline-words.ts'));

class IncomingCallView implements View {
  readonly #host: IncomingCall;
  /** The invitation for which words to decline with are in sight. */
  readonly #wordsFor = signal('');
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
          ${why ? nothing : this.#answers(withVideo, isPending)}
        </div>
        ${this.#declineWith(ring, isPending)}
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

  /** During a call, what becomes of that one is the question. */
  #answers(withVideo: boolean, isPending: boolean): unknown {
    const { words, room } = this.#host;
    const accept = words.term(room ? 'endAccept' : 'accept');
    return html`
      ${room ? this.#button('accept-hold', 'positive', words.term('holdAccept'), phone, isPending) : nothing}
      ${this.#button('accept', room ? '' : 'positive', accept, phone, isPending)}
      ${withVideo && !room ? this.#button('accept-video', 'positive', words.term('acceptVideo'), video, isPending) : nothing}
    `;
  }

  /** Declining with a word to the caller. */
  #declineWith({ invite }: Ring, isPending: boolean): unknown {
    const { words } = this.#host;
    const isOpen = !isPending && this.#wordsFor.value === invite.id;
    const toggle = () => {
      this.#wordsFor.value = isOpen ? '' : invite.id;
    };
    return html`
      <button
        part="decline-with"
        class="quiet"
        aria-expanded=${String(isOpen)}
        ?disabled=${isPending}
        @click=${toggle}
      >
        ${words.term('declineWith')}
      </button>
      ${isOpen ? wordsPart(this.#host)?.declineWords(this.#host) : nothing}
    `;
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
      @click=${firstClick(() => DEEDS[deed](this.#host, this.#host.engine))}
    >
      ${icon(shape)}<span>${label}</span>
    </button>`;
  }
}
