import type { Frame } from './drawn-frames.ts';

/** Under this number the last question is asked. */
const LAST = 77_777_777;

/**
 * Sends frames over a WebSocket of its own, and gives all that came back once they were done, or the connection was
 * ended. What follows the `hello` is sent when that was answered.
 */
export async function exchange(
  url: string,
  hello: readonly Frame[],
  frames: readonly Frame[],
): Promise<readonly string[]> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address);
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  const hear = () => listeners.forEach((listen) => void listen());
  socket.addEventListener('open', hear);
  socket.addEventListener('close', hear);
  socket.addEventListener('message', ({ data }) => {
    heard.push(String(data));
    hear();
  });
  const isOver = () => socket.readyState > WebSocket.OPEN;
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo() && !isOver()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  const isIn = () => heard.some((text) => text.startsWith('40'));
  const isRefused = () => heard.some((text) => text.startsWith('44'));
  await until(() => socket.readyState === WebSocket.OPEN);
  for (const frame of hello) socket.send(frame);
  if (hello.length > 0) await until(() => isIn() || isRefused());
  for (const frame of frames) socket.send(frame);
  // Whoever was not let in is not answered, and ends it without a word.
  if (isIn()) {
    socket.send(`42${LAST}["session:check",{}]`);
    await until(() => heard.some((text) => text.startsWith(`43${LAST}`)));
  } else socket.send('4x');
  socket.close();
  await until(isOver);
  return heard;
}

/** The events and replies among what a bare connection was sent. */
export function saidIn(heard: readonly string[]) {
  const events: { readonly event: string; readonly detail: unknown }[] = [];
  const replies: unknown[] = [];
  for (const text of heard) {
    const [, type, , body = '[]'] = /^4([23])([^[]*)(.*)$/s.exec(text) ?? [];
    const said = JSON.parse(body) as unknown[];
    if (type === '2') events.push({ event: String(said[0]), detail: said[1] });
    if (type === '3') replies.push(said[0]);
  }
  return { events, replies };
}
