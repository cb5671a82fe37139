import type { PushMessage, WorkerMessage } from '../protocol/push.ts';
import type { WindowClient, WorkerScope } from './worker-scope.ts';

/** Milliseconds for a page to answer. One that is frozen, or has no provider, never does. */
const PATIENCE = 1_000;

/** The open pages of the site at which the person who is rung is signed in. */
export async function pagesOf(
  { clients }: WorkerScope,
  { to }: PushMessage,
): Promise<readonly WindowClient[]> {
  const all = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const answers = await Promise.all(all.map((client) => tell(client, { 'call-elements': to })));
  return all.filter((_, index) => answers[index]);
}

/** Tells a page something. Answers whether it is the page of that person. */
export function tell(client: WindowClient, message: WorkerMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const answer = (isTheirs: boolean): void => {
      port1.close();
      resolve(isTheirs);
    };
    port1.onmessage = () => answer(true);
    setTimeout(() => answer(false), PATIENCE);
    client.postMessage(message, [port2]);
  });
}
