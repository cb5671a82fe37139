import type { ChatMessage } from '../../protocol/chat.ts';
import type { Localize } from '../base/localize.ts';
import { systemText } from './message-parts.ts';

/** A conversation as lines of text. Lines within a message are indented, so that none looks like another message. */
export function transcript(log: readonly ChatMessage[], words: Localize): string {
  const lines = log.map((message) => {
    const { sent, from, system, text, deleted, edited, reactions = {}, file } = message;
    const when = words.date(new Date(sent), { dateStyle: 'short', timeStyle: 'medium' });
    const said = deleted
      ? words.term('messageDeleted')
      : [text, file?.name].filter(Boolean).join('\n');
    const mark = edited ? ` (${words.term('edited')})` : '';
    const given = Object.entries(reactions).map(([emoji, givers]) =>
      words.term('reactionFrom', emoji, words.list(givers.map(({ name }) => name))),
    );
    const line = system ? systemText(message, words) : `${from.name}: ${said}${mark}`;
    return [`[${when}] ${line}`, ...given].join('\n').replaceAll(/\r?\n|\r/g, '\n    ');
  });
  return `${lines.join('\n')}\n`;
}

/** Has the browser save a text as a file. */
export function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
