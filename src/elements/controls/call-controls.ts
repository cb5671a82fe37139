import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * The buttons of a call. Outside a call there is nothing to control, and it is not shown.
 *
 * @summary Microphone, camera, screen, chat, settings, hang up.
 * @element call-controls
 * @slot start - Before the buttons.
 * @slot end - After them.
 * @csspart button - Every button.
 * @csspart microphone - Turns the microphone on and off.
 * @csspart camera - Turns the camera on and off.
 * @csspart screen - Shares the screen and stops that; where the browser cannot, it is not there.
 * @csspart chat - Shows and hides the chat.
 * @csspart people - Shows and hides the `people-panel`; it and the following three are not among the default buttons.
 * @csspart hand - Raises one's hand and lowers it.
 * @csspart reaction - Offers emoji that float over one's picture for all.
 * @csspart layout - Offers the layouts of the stage, where there are more than two.
 * @csspart menu - What a button offers; its choices are the part `item`.
 * @csspart pip - Shows the call in a small window above all others; it and the following two are not among the default buttons.
 * @csspart fullscreen - Has the `video-grid` of the page fill the screen.
 * @csspart hold - Puts the call on hold and goes on with it.
 * @csspart settings - Opens the settings of microphone, camera and speaker.
 * @csspart hang-up - Ends the call.
 * @csspart sharing - Says that one shares the screen.
 * @csspart stop-sharing - Stops that from there.
 * @csspart share-else - Shares something else in its place.
 * @csspart line - A call that is on hold.
 * @csspart resume - Goes on with this one.
 * @csspart switch - Goes on with another one.
 * @csspart notice - What went wrong: with a device, and, where no `video-grid` is on the page to say so, with the call.
 * @csspart news - Which device is used now that another one was unplugged, or is back.
 * @csspart hint - Beside the microphone: that one speaks and is muted.
 * @fires {CustomEvent} call-toggle - Before something is turned on or off: `{slot, on}`; cancelable.
 * @fires {CustomEvent} call-hang-up - Before the call is ended; cancelable.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of the buttons.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of hanging up, and of what is off.
 */
export class CallControls extends LazyElement {
  static override properties = {
    controls: {},
  };

  /** Which buttons there are, and in which order; words it does not know are left out. */
  controls = 'microphone camera screen chat settings hang-up';

  protected override get isNeeded(): boolean {
    return this.room !== undefined;
  }

  protected override load() {
    return import('./call-controls.view.ts');
  }
}

define('call-controls', CallControls);

declare global {
  interface HTMLElementTagNameMap {
    'call-controls': CallControls;
  }
}
