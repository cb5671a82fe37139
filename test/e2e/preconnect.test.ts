import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { eventually } from '../support/until.ts';
import {
  flows,
  hasState,
  idle,
  nextEvent,
  open,
  press,
  TAGS,
  together,
} from './support/actions.ts';
import { type Relay, startRelay } from './support/relay.ts';
import { Stage } from './support/stage.ts';

/** What the page's connections are and have sent, and by which ways they are known to the other side. */
const look = (page: Page) =>
  page.evaluate(async () => {
    const open = media.connections.filter(({ signalingState }) => signalingState !== 'closed');
    const seen = { states: [] as string[], ways: [] as string[], inUse: [] as string[], sent: 0 };
    for (const connection of open) {
      seen.states.push(connection.connectionState);
      const stats = await connection.getStats();
      for (const stat of stats.values()) {
        if (stat.type === 'local-candidate') seen.ways.push(stat.candidateType);
        if (stat.type === 'outbound-rtp') seen.sent += stat.packetsSent;
        if (stat.type === 'transport') {
          const pair = stats.get(stat.selectedCandidatePairId);
          seen.inUse.push(stats.get(pair?.localCandidateId)?.candidateType);
        }
      }
    }
    return { ...seen, ways: [...new Set(seen.ways)] };
  });

describe('with preconnect, while it rings', () => {
  let relay: Relay;
  let stage: Stage;
  let alice: Page;
  let bob: Page;

  before(async () => {
    relay = await startRelay();
    stage = await Stage.open({ settings: relay.settings });
    const to = (user: string) => `<call-button to="${user}"></call-button>${TAGS}`;
    alice = (await stage.visit('alice', to('bob'), { attributes: 'preconnect' })).page;
    bob = (await stage.visit('bob', to('alice'), { attributes: 'preconnect' })).page;
    await hasState(alice, 'call-button', 'available');
  });
  after(async () => {
    await stage.close();
    await relay.stop();
  });

  const connected = (page: Page) =>
    eventually(async () => (await look(page)).states.join() === 'connected');

  it('the two are connected by the relay alone, and nobody sends anything', async () => {
    await press(alice, 'call-button', 'button');
    for (const page of [alice, bob]) {
      await connected(page);
      const { ways, sent } = await look(page);
      assert.deepEqual([ways, sent], [['relay'], 0]);
    }
  });

  it('the answer goes on with that connection, which then finds its way without the relay', async () => {
    await press(bob, 'incoming-call', 'accept');
    for (const page of [alice, bob]) {
      await together(page, 2);
      await flows(page, 'audio');
      assert.equal(await page.evaluate(() => media.connections.length), 1);
      await eventually(async () => (await look(page)).inUse.some((way) => way !== 'relay'));
      await flows(page, 'audio');
    }
    await press(alice, 'call-controls', 'hang-up');
    for (const page of [alice, bob]) await idle(page);
  });

  it('who declines is connected with nobody any more', async () => {
    await press(alice, 'call-button', 'button');
    for (const page of [alice, bob]) await connected(page);
    const ended = nextEvent<{ reason: string }>(alice, 'call-ended');
    await press(bob, 'incoming-call', 'decline');
    assert.equal((await ended).reason, 'declined');
    for (const page of [alice, bob]) {
      await eventually(async () => (await open(page)).connections === 0);
    }
  });
});

describe('without preconnect, while it rings', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  /** What a page has agreed on, and what it knows of where the other is. */
  const known = (page: Page) =>
    page.evaluate(async () => {
      const [connection] = media.connections;
      const stats = [...((await connection?.getStats())?.values() ?? [])];
      return {
        isAgreed: Boolean(connection?.remoteDescription && connection.signalingState === 'stable'),
        state: connection?.connectionState,
        named: connection?.remoteDescription?.sdp.includes('a=candidate') ?? false,
        addresses: stats.filter(({ type }) => type === 'remote-candidate').length,
      };
    });

  it('the two agree on everything but where they are, and the answer goes on with that', async () => {
    const alice = (await stage.visit('alice', `<call-button to="bob"></call-button>${TAGS}`)).page;
    const bob = (await stage.visit('bob', TAGS)).page;
    await hasState(alice, 'call-button', 'available');
    await press(alice, 'call-button', 'button');
    for (const page of [alice, bob]) {
      await eventually(async () => (await known(page)).isAgreed);
      const { state, named, addresses } = await known(page);
      assert.deepEqual({ state, named, addresses }, { state: 'new', named: false, addresses: 0 });
    }
    await press(bob, 'incoming-call', 'accept');
    for (const page of [alice, bob]) {
      await together(page, 2);
      await flows(page, 'audio');
      assert.equal(await page.evaluate(() => media.connections.length), 1);
    }
  });
});
