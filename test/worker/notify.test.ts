import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PushMessage } from '../../src/protocol/push.ts';
import { answer } from '../../src/worker/answer.ts';
import { notify } from '../../src/worker/notify.ts';
import type { WindowClient, WorkerScope } from '../../src/worker/worker-scope.ts';

const about = {
  from: { user: 'alice', name: 'Alice' },
  to: 'bob',
  video: false,
  page: 'https://site.example/',
  lang: 'en',
};
const ring = (invite: string): PushMessage => ({
  ...about,
  invite,
  kind: 'ring',
  token: 'token-0001',
  // Nobody answers there.
  server: 'http://127.0.0.1:1',
});
const missed = (invite: string): PushMessage => ({ ...about, invite, kind: 'missed' });

/** A worker of a site with no page open, and the titles of what it has shown. */
function worker(matchAll: () => Promise<readonly WindowClient[]> = async () => []) {
  const shown: string[] = [];
  const scope: WorkerScope = {
    location: { origin: 'https://site.example' },
    registration: {
      scope: 'https://site.example/',
      showNotification: async (title) => void shown.push(title),
      getNotifications: async () => [],
    },
    clients: { matchAll, openWindow: async () => undefined },
    addEventListener: () => {},
  };
  return { scope, shown };
}

describe('a push, with no page open,', () => {
  it('rings, and gives way to what became of the call', async () => {
    const { scope, shown } = worker();
    await notify(scope, ring('invite-1'));
    await notify(scope, missed('invite-1'));
    assert.deepEqual(shown, ['Alice is calling', 'Missed call from Alice']);
  });

  it('does not ring when it was overtaken by the end of the call', async () => {
    const { scope, shown } = worker();
    await notify(scope, missed('invite-2'));
    await notify(scope, ring('invite-2'));
    assert.deepEqual(shown, ['Missed call from Alice']);
  });

  it('does not ring when the call ends while pages are looked for', async () => {
    let found: (pages: readonly WindowClient[]) => void = () => {};
    const first = new Promise<readonly WindowClient[]>((resolve) => {
      found = resolve;
    });
    const looks = [first];
    const { scope, shown } = worker(async () => looks.shift() ?? []);
    const rung = notify(scope, ring('invite-3'));
    await notify(scope, missed('invite-3'));
    found([]);
    await rung;
    assert.deepEqual(shown, ['Missed call from Alice']);
  });

  it('rings again where declining did not reach the server', async () => {
    const { scope, shown } = worker();
    await answer(scope, ring('invite-4'), 'decline');
    await notify(scope, ring('invite-4'));
    assert.deepEqual(shown, ['Alice is calling', 'Alice is calling']);
  });
});
