import { signal } from '@preact/signals-core';
import { css, html, nothing } from 'lit';
import check from 'lucide/dist/esm/icons/check.mjs';
import link from 'lucide/dist/esm/icons/link.mjs';
import '../base/english-people.ts';
import '../base/join.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';
import { copyText } from './copy-text.ts';
import { formStyles } from './form-styles.ts';

/** Milliseconds for which it says that the link is copied. */
const SHOWN = 3_000;

/**
 * Copies the link to a room: this page's address, or another one, with the room in `?room=`. A page that is opened by it
 * gives that to its provider, lobby or button as `room`. Where the browser lets no page copy, it shows the link.
 *
 * @summary A button that copies a room's link.
 * @element room-link
 * @slot - The label.
 * @csspart button - The button.
 * @csspart by-hand - The link as text, where it could not be copied.
 * @cssState copied - It was copied a moment ago.
 * @fires {CustomEvent} call-copy-link - Before it is copied: `{link}`; cancelable.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of the button.
 */
export class RoomLink extends CallElement {
  static override styles = [
    tokens,
    moreTokens,
    buttonStyles,
    formStyles,
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
      }
      label {
        margin-block-start: var(--space);
      }
    `,
  ];

  static override properties = {
    roomId: { attribute: 'room' },
    href: {},
  };

  /** The room; by default the one in which one is. */
  roomId = '';
  /** The page to which the link leads; by default this one. */
  href = '';

  readonly #isCopied = signal(false);
  readonly #byHand = signal('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The link; empty where there is no room. Calls that were made by ringing have none. */
  get link(): string {
    const { info } = this.room?.roster.doc.value ?? {};
    const room = this.roomId || (info?.kind === 'room' ? info.id : '');
    if (!room) return '';
    const url = new URL(this.href || location.href, location.href);
    url.hash = '';
    url.searchParams.set('room', room);
    return url.href;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#isCopied.value = false;
  }

  protected override render(): unknown {
    const { link: address, words } = this;
    const isCopied = this.#isCopied.value;
    this.setStates({ copied: isCopied });
    if (!address) return nothing;
    const byHand = this.#byHand.value === address;
    return html`<button part="button" @click=${() => this.#copy(address)}>
        ${icon(isCopied ? check : link)}<span
          >${isCopied ? words.term('linkCopied') : html`<slot>${words.term('copyLink')}</slot>`}</span
        >
      </button>
      ${
        byHand
          ? html`<label
              ><span>${words.term('copyByHand')}</span
              ><input part="by-hand" readonly dir="ltr" .value=${address} @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
            /></label>`
          : nothing
      }`;
  }

  async #copy(address: string): Promise<void> {
    const init = { bubbles: true, composed: true, cancelable: true, detail: { link: address } };
    if (!this.dispatchEvent(new CustomEvent('call-copy-link', init))) return;
    const isCopied = await copyText(address);
    this.#byHand.value = isCopied ? '' : address;
    this.#isCopied.value = isCopied;
    clearTimeout(this.#timer);
    if (!isCopied) {
      await this.updateComplete;
      this.renderRoot.querySelector('input')?.focus();
      return;
    }
    this.engine?.facts.emit('call-notice', { code: 'link-copied' });
    this.#timer = setTimeout(() => {
      this.#isCopied.value = false;
    }, SHOWN);
  }
}

define('room-link', RoomLink);

declare global {
  interface HTMLElementTagNameMap {
    'room-link': RoomLink;
  }
}
