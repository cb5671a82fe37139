import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * The conversation in the call. Whatever people write is shown as text; web addresses in it become links. Messages can be
 * reacted to, answered, edited, deleted and searched; people mentioned, and files shared. What is more than plain
 * messages is loaded when it is first needed.
 *
 * @summary Messages to everybody in the call.
 * @element chat-panel
 * @csspart list - The messages.
 * @csspart message - One of them.
 * @csspart quote - What it answers; leads there.
 * @csspart file - A file in it: a small picture, or name and size.
 * @csspart reaction - Those who gave one emoji; gives the same, or takes one's own back.
 * @csspart actions - What can be done with a message, while somebody points at it or comes to it by keyboard.
 * @csspart react - Opens the emoji for a reaction.
 * @csspart reply - Answers it.
 * @csspart edit - Changes the text of one's own.
 * @csspart delete - Deletes one's own, for hosts any; at the second press.
 * @csspart newest - Goes to the newest message, from older ones.
 * @csspart typing - Who is writing.
 * @csspart people - The people whom one may be about to mention.
 * @csspart person - One of them.
 * @csspart context - What one is answering or editing.
 * @csspart upload - A file on its way, or one that failed.
 * @csspart cancel - Ends answering or editing; removes a file that failed.
 * @csspart composer - Where one writes.
 * @csspart more - Opens the menu.
 * @csspart sheet - What opens above the text field: the menu, emoji, the search, statistics.
 * @csspart item - A line of the menu.
 * @csspart emoji - The emoji to choose from.
 * @csspart search - What looks for words.
 * @csspart results - The messages that were found.
 * @csspart statistics - Who has said how much; for hosts.
 * @csspart input - The text field.
 * @csspart send - The button that sends.
 * @cssState hidden - The chat of the call is put away, by the button of `call-controls`; the panel takes no room then.
 * @fires {CustomEvent} call-message - Before a message is sent: `{text}`; cancelable.
 * @fires {CustomEvent} call-message-edit - Before a message is changed: `{id, text}`; cancelable.
 * @fires {CustomEvent} call-message-delete - Before a message is deleted: `{id}`; cancelable.
 * @fires {CustomEvent} call-message-react - Before a reaction is given or taken back: `{id, emoji, on}`; cancelable.
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
