import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * Appears when somebody rings, above everything else on the page, with a ringtone. Several calls wait for each other.
 *
 * @summary Who is calling, and the answer.
 * @element incoming-call
 * @csspart dialog - The card.
 * @csspart notice - That the browser lets nothing be heard before a gesture.
 * @csspart caller - Who is calling.
 * @csspart accept - Accepts with the microphone.
 * @csspart accept-video - Accepts with the camera as well.
 * @csspart accept-hold - During a call: puts that one on hold, and accepts. `accept` then ends it.
 * @csspart decline - Declines.
 * @csspart decline-with - Shows words to decline with.
 * @csspart decline-word - Declines with these words.
 * @fires {CustomEvent} call-accept - Before the call is accepted: `{video}`, and `hold` where another is put on hold; cancelable.
 * @fires {CustomEvent} call-decline - Before it is declined, with a `reason` or without; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The card's colour.
 * @cssproperty [--call-text=light-dark(#171a21, #eef0f5)] - Its text.
 * @cssproperty [--call-positive=light-dark(#17743a, #6fd693)] - The colour of accepting.
 * @cssproperty [--call-on-positive=light-dark(#fff, #06260f)] - Text on that.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of declining.
 */
export class IncomingCall extends LazyElement {
  static override properties = {
    ringtone: {},
  };

  /** What rings: a sound's URL, or `none`; by default a built-in sound. */
  ringtone = '';

  protected override get isNeeded(): boolean {
    return (this.engine?.incoming.state.value.length ?? 0) > 0;
  }

  protected override load() {
    return import('./incoming-call.view.ts');
  }
}

define('incoming-call', IncomingCall);

declare global {
  interface HTMLElementTagNameMap {
    'incoming-call': IncomingCall;
  }
}
