import { html, render } from 'lit';
import '../../src/elements/chat/chat-panel.ts';
import '../../src/elements/provider/call-provider.ts';
import { idOf, Scene } from '../../stories/support/scene.ts';
import { chatHistory } from '../../test/support/chat-history.ts';
import { eventually } from '../../test/support/until.ts';
import { frame, frameTimes, quantile } from './frame-times.ts';

/** A list with so many messages in it, as each way has it. */
interface Shown {
  readonly list: HTMLElement;
  /** Shows one message more, and resolves when it is there. */
  add(text: string): Promise<void>;
  end(): void;
}

const SIZE = 'block-size: 640px; inline-size: 400px';

/** Our panel, after somebody has scrolled to the very beginning. */
async function ours(count: number): Promise<Shown> {
  render(
    html`<call-provider><chat-panel style=${SIZE}></chat-panel></call-provider>`,
    document.body,
  );
  const provider = document.querySelector('call-provider');
  const panel = document.querySelector('chat-panel');
  if (!provider || !panel) throw new Error('nothing is shown');
  const scene = new Scene(provider, { chatLog: await chatHistory('team', count) });
  const [bob] = await scene.meet('Bob');
  const { chat } = await scene.room;
  const more = await chat.loadMore();
  while (chat.older.value) await more.loadOlder();
  const list = await eventually(() => panel.shadowRoot?.querySelector<HTMLElement>('[part=list]'));
  await eventually(() => list.querySelector(`[data-id^="message-${count - 1}/"]`));
  return {
    list,
    async add(text) {
      await bob?.say(text);
      await eventually(() => list.textContent?.includes(text));
    },
    end() {
      scene.engine.close();
      scene.server.close();
      render(null, document.body);
    },
  };
}

/** All messages in the document, with nothing around them; with or without `content-visibility`. */
async function bare(count: number, visibility: string): Promise<Shown> {
  const list = document.createElement('div');
  list.style.cssText = `${SIZE}; overflow: auto; font: 15px/1.4 system-ui`;
  const row = (name: string, text: string) => {
    const message = document.createElement('div');
    message.style.cssText = `padding: 8px; content-visibility: ${visibility}; contain-intrinsic-size: auto 60px`;
    for (const words of [name, text]) {
      const line = document.createElement('p');
      line.style.margin = '0';
      line.textContent = words;
      message.append(line);
    }
    return message;
  };
  const { log } = await (await chatHistory('team', count)).page('team', { limit: count });
  // A page of a log is bounded by its characters as well.
  let all = log;
  const history = await chatHistory('team', count);
  while (all.length < count) {
    const page = await history.page('team', { before: all[0]?.id, limit: count });
    all = [...page.log, ...all];
  }
  list.append(...all.map(({ from, text }) => row(from.name, text)));
  document.body.replaceChildren(list);
  list.scrollTop = list.scrollHeight;
  return {
    list,
    async add(text) {
      list.append(row(idOf('Bob'), text));
    },
    end: () => list.remove(),
  };
}

const WAYS: Record<string, (count: number) => Promise<Shown>> = {
  ours,
  bare: (count) => bare(count, 'visible'),
  'content-visibility': (count) => bare(count, 'auto'),
};

/** Scrolls through the list, and says how long frames took; in milliseconds. */
async function measure(way: string, count: number, frames: number) {
  const shown = await WAYS[way]?.(count);
  if (!shown) throw new Error(`there is no ${way}`);
  const { list } = shown;
  await frame();
  // Down the whole list and up again, as somebody who drags the scroll bar, and then by the wheel.
  const times = await frameTimes(frames, (index) => {
    const part = Math.abs(1 - (2 * index) / frames);
    list.scrollTop = index % 3 === 0 ? part * list.scrollHeight : list.scrollTop - 300;
  });
  list.scrollTop = list.scrollHeight;
  await frame();
  const said = performance.now();
  await shown.add(`new at ${said}`);
  list.scrollTop = list.scrollHeight;
  const added = performance.now() - said;
  const elements = list.querySelectorAll('*').length;
  shown.end();
  return {
    median: quantile(times, 0.5),
    '95th': quantile(times, 0.95),
    worst: quantile(times, 1),
    'new message': added,
    elements,
  };
}

Object.assign(globalThis, { measure });
