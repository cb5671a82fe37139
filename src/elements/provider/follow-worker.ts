import type { Engine } from '../../engine/engine.ts';
import type { WorkerMessage } from '../../protocol/push.ts';
import { act } from '../base/act.ts';
import type { CallProvider } from './call-provider.ts';
import { ownOrigin } from './own-origin.ts';

/** What a notification that is accepted adds to the page's address; the service worker has the same. */
const ACCEPTED = /^#call-accept=([\w-]+)$/;

/**
 * Lets closed pages of this site be rung by the service worker that the provider names, and answers what was accepted
 * on a notification: in the page that it opened, or in this one, which it has brought to the front.
 */
export function followWorker(provider: CallProvider, engine: Engine, until: AbortSignal): void {
  const accept = (token: string): void => {
    act(provider, engine, 'call-accept', { video: false }, async (now) => {
      // The id of an invitation would not do: its caller knows it, and could make up a link that answers.
      const { invite } = await now.signaling.request('push:answer', { token });
      await now.accept({ invite, hold: now.room.value !== undefined });
    });
  };
  const [, token] = ACCEPTED.exec(location.hash) ?? [];
  if (token) {
    history.replaceState(history.state, '', location.pathname + location.search);
    accept(token);
  }
  navigator.serviceWorker?.addEventListener(
    'message',
    ({ data, ports }: MessageEvent<Partial<WorkerMessage> | undefined>) => {
      const isForUs = data?.['call-elements'] === engine.signaling.session.peek()?.user;
      if (!data || !isForUs) return;
      ports[0]?.postMessage(true);
      if (data.accept) accept(data.accept);
    },
    { signal: until },
  );
  const url = provider.getAttribute('service-worker') ?? '';
  const page = location.href.replace(/#.*$/, '');
  const server = provider.server || ownOrigin();
  engine.alerts().then(
    ({ alerting }) => {
      if (!until.aborted) alerting.useWorker({ url, page, server, lang: provider.words.lang() });
    },
    () => {
      // Not loaded, for want of a network: the next page that is opened tries again.
    },
  );
}
