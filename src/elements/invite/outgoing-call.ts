import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * Appears while one rings others, with a ringback tone, and says how it ended when nobody answered.
 *
 * @summary Who is being called, and what becomes of it.
 * @element outgoing-call
 * @csspart dialog - The card.
 * @csspart callee - Who is being called.
 * @csspart reason - The words with which somebody declined.
 * @csspart status - What is going on.
 * @csspart notice - That the browser lets nothing be heard before a gesture.
 * @csspart cancel - Stops the ringing; closes the card afterwards.
 * @fires {CustomEvent} call-hang-up - Before the ringing is stopped; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The card's colour.
 * @cssproperty [--call-text=light-dark(#171a21, #eef0f5)] - Its text.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of stopping.
 */
export class OutgoingCall extends LazyElement {
  static override properties = {
    ringback: {},
  };

  /** What one hears while it rings: a sound's URL, or `none`; by default a built-in sound. */
  ringback = '';

  protected override get isNeeded(): boolean {
    return (this.engine?.outgoing.all.value.length ?? 0) > 0;
  }

  protected override load() {
    return import('./outgoing-call.view.ts');
  }
}

define('outgoing-call', OutgoingCall);

declare global {
  interface HTMLElementTagNameMap {
    'outgoing-call': OutgoingCall;
  }
}
