import { html, nothing } from 'lit';
import smilePlus from 'lucide/dist/esm/icons/face-slightly-smiling-plus.mjs';
import pencil from 'lucide/dist/esm/icons/pencil.mjs';
import reply from 'lucide/dist/esm/icons/reply.mjs';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import { type Asker, mayChat } from '../../protocol/chat-rights.ts';
import { type Icon, icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** What somebody can do with a message. */
export interface MessageDeeds {
  readonly react: () => void;
  readonly reply: () => void;
  readonly edit: () => void;
  /** Asks at the first press, and does it at the second. */
  readonly delete: () => void;
}

/** The buttons beside the message at which somebody points, or which has the focus; as their rights allow. */
export function messageBar(
  { from, deleted, state, text, system }: ChatEntry,
  me: Asker | undefined,
  isSure: boolean,
  deeds: MessageDeeds,
  words: Localize,
): unknown {
  if (!me || deleted || system || state !== 'sent') return nothing;
  const button = (part: keyof MessageDeeds, shape: Icon, label: string) => html`<button
    part="${part}"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${deeds[part]}
  >
    ${icon(shape)}
  </button>`;
  const canEdit = mayChat(me, 'edit', from.user) && text !== '';
  const sure = words.term('deleteSure');
  return html`<div part="actions" role="toolbar" aria-label=${words.term('messageActions')}>
    ${button('react', smilePlus, words.term('addReaction'))}
    ${button('reply', reply, words.term('reply'))}
    ${canEdit ? button('edit', pencil, words.term('edit')) : nothing}
    ${
      mayChat(me, 'delete', from.user)
        ? isSure
          ? html`<button part="delete" type="button" class="sure" @click=${deeds.delete}>${sure}</button>`
          : button('delete', trash, words.term('delete'))
        : nothing
    }
  </div>`;
}
