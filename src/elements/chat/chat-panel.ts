import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * The conversation in the call. Whatever people write is shown as text; web addresses in it become links.
 *
 * @summary Messages to everybody in the call.
 * @element chat-panel
 * @csspart list - The messages.
 * @csspart message - One of them.
 * @csspart composer - Where one writes.
 * @csspart input - The text field.
 * @csspart send - The button that sends.
 * @cssState hidden - The chat of the call is put away, by the button of `call-controls`; the panel takes no room then.
 * @fires {CustomEvent} call-message - Before a message is sent: `{text}`; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The panel's colour.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of others' messages.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The colour of one's own.
 */
export class ChatPanel extends LazyElement {
  static override properties = {
    placeholder: {},
  };

  /** What the empty text field says. */
  placeholder = '';

  protected override willUpdate(): void {
    this.setStates({ hidden: this.room?.chat.shown.value === false });
  }

  protected override load() {
    return import('./chat-panel.view.ts');
  }
}

define('chat-panel', ChatPanel);

declare global {
  interface HTMLElementTagNameMap {
    'chat-panel': ChatPanel;
  }
}
