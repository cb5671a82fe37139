import { carries, gather } from '../scripts/check-turn-page.mjs';
import { judge } from '../scripts/check-turn-words.mjs';
import type { CallProvider } from '../src/elements/provider/call-provider.ts';
import type { IceServer } from '../src/protocol/room.ts';

/** Milliseconds for one attempt. A browser gives a silent server up after some ten seconds. */
const PATIENCE = 12_000;

/**
 * Says for each STUN and TURN server that our server names whether it works from this browser, and what to open where
 * it does not: what `npm run check:turn` does, from wherever somebody sits.
 */
export function offerCheck(me: CallProvider): void {
  const button = document.getElementById('check') as HTMLButtonElement;
  const list = document.getElementById('checked') as HTMLElement;
  button.addEventListener('click', async () => {
    button.disabled = true;
    list.replaceChildren();
    try {
      await check(me, (title, lines) => {
        const item = entry(title, lines);
        const last = list.lastElementChild;
        // The result takes the place of what said that it was being tried.
        if (last?.querySelector('strong')?.textContent === title) last.replaceWith(item);
        else list.append(item);
      });
    } catch (thrown) {
      list.append(entry('The check has failed', [String(thrown)]));
    } finally {
      button.disabled = false;
    }
  });
}

type Tell = (title: string, lines: readonly string[]) => void;

/** One server after the other, so that none can hide behind another. */
async function check({ engine }: CallProvider, tell: Tell): Promise<void> {
  const reply = await engine?.signaling.request('ice:servers', {});
  const each = (reply?.iceServers ?? []).flatMap(split);
  if (each.length === 0) {
    const { candidates } = await gather({ urls: [] }, PATIENCE);
    const host = candidates.some(({ type }) => type === 'host');
    tell('No STUN or TURN server is set (TURN_URLS)', [
      `host   ${host ? 'works' : 'does not work: there is no network here'}`,
      'srflx  was not tried',
      'relay  was not tried',
      'Calls work within one network. Between strict networks they need TURN: see docs/turn.md.',
    ]);
  }
  for (const server of each) {
    const [url = ''] = server.urls;
    tell(url, ['is being tried…']);
    const found = await gather(server, PATIENCE);
    const isRelay = found.candidates.some(({ type }) => type === 'relay');
    const carried = isRelay && (await carries(server, PATIENCE));
    tell(url, judge(url, found, carried).lines);
  }
}

const split = ({ urls, ...login }: IceServer): readonly IceServer[] =>
  urls.map((url) => ({ urls: [url], ...login }));

function entry(title: string, lines: readonly string[]): HTMLElement {
  const item = document.createElement('li');
  const name = document.createElement('strong');
  const text = document.createElement('pre');
  name.textContent = title;
  text.textContent = lines.map((line) => line.trim()).join('\n');
  item.append(name, text);
  return item;
}
