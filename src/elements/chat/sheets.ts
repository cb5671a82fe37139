import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import { act } from '../base/act.ts';
import { later } from '../base/later.ts';
import { attempt } from './attempt.ts';
import type { ChatPanelView } from './chat-panel.view.ts';
import type { Sheet } from './sheet.ts';

const emojiPart = later(() => import('./emoji-picker.ts'));

/** What opens above the composer, each loaded when it is first opened. */
export function openSheets(
  view: ChatPanelView,
  room: Room,
  sheet: Sheet,
  jump: (id: string) => void,
) {
  const { host } = view;
  const trying = (deed: () => Promise<void>) => () => attempt(view, deed);

  function pick(then: (emoji: string) => void): void {
    const label = host.words.term('emoji');
    sheet.open(label, () =>
      emojiPart(host)?.emojiPicker(label, host.clientWidth, (emoji) => {
        sheet.close();
        then(emoji);
      }),
    );
  }

  return {
    emoji(): void {
      pick((emoji) => {
        const { input } = view;
        input?.setRangeText(emoji, input.selectionStart, input.selectionEnd, 'end');
        input?.focus();
      });
    },
    react({ id }: ChatEntry): void {
      pick((emoji) => react(view, room, id, emoji, true));
    },
    search: trying(async () => {
      const { Search } = await import('./search.ts');
      const search = new Search(room, (id) => {
        sheet.close();
        jump(id);
      });
      sheet.open(host.words.term('searchMessages'), () => search.render(host.words));
    }),
    statistics: trying(async () => {
      const { Statistics } = await import('./statistics.ts');
      const statistics = new Statistics(room);
      sheet.open(host.words.term('statistics'), () => statistics.render(host.words));
    }),
    download: trying(async () => {
      sheet.close();
      const { save, transcript } = await import('./transcript.ts');
      const log = await (await room.chat.loadMore()).everything();
      const name = room.id.replaceAll(/[^\p{L}\p{N}-]+/gu, '-');
      save(transcript(log, host.words), `${name}.txt`);
    }),
  };
}

/** Gives a reaction, or takes it back. */
export function react(
  { host }: ChatPanelView,
  { chat }: Room,
  id: string,
  emoji: string,
  on: boolean,
): void {
  act(host, host.engine, 'call-message-react', { id, emoji, on }, async () =>
    (await chat.loadMore()).react(id, emoji, on),
  );
}
