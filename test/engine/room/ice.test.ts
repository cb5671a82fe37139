import { expect } from '@open-wc/testing';
import type { LoopbackSignaling } from '../../../src/testing/loopback-signaling.ts';
import { isLinked, scene } from '../../support/engines.ts';
import { spy } from '../../support/peers.ts';
import { eventually, until } from '../../support/until.ts';

describe('the credentials for TURN, in a call', () => {
  /** A server that gives credentials which hold for a second, and counts how often. */
  function shortLived(signaling: LoopbackSignaling) {
    const { request } = signaling;
    const given = { count: 0, isBroken: false };
    signaling.request = async (command, payload) => {
      if (command !== 'room:join' && command !== 'ice:servers') {
        return request.call(signaling, command, payload) as never;
      }
      const reply = await request.call(signaling, command, payload);
      given.count += 1;
      if (given.isBroken && command === 'ice:servers') throw new Error('out of reach');
      const username = `${given.count}`;
      const urls = ['turn:127.0.0.1:9?transport=tcp'];
      const iceServers = [{ urls, username, credential: 'secret' }];
      return { ...reply, iceServers, iceTtl: 1 } as never;
    };
    return given;
  }
  const usernames = (connections: readonly RTCPeerConnection[]) =>
    connections.map((one) => Number(one.getConfiguration().iceServers?.[0]?.username ?? 0));

  it('are replaced in every connection, and in those that are yet to come', async () => {
    const seen = spy();
    const stage = scene();
    const alice = await stage.person('alice');
    const bob = await stage.person('bob');
    const given = shortLived(alice.signaling);
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
    await eventually(() => given.count > 2 && usernames(seen.connections).includes(given.count));
    const carol = await stage.person('carol');
    await carol.engine.join('tea');
    await until(() => alice.engine.room.value?.carrier.links.value.size === 2);
    const latest = Math.max(...usernames(seen.connections));
    expect(latest).to.be.greaterThan(1);
    expect(usernames(seen.connections).filter((one) => one >= latest - 1)).to.have.length(2);
    await until(() => isLinked(carol.engine));
    stage.end();
    seen.stop();
  });

  it('are asked for again when that has failed', async () => {
    const seen = spy();
    const stage = scene();
    const alice = await stage.person('alice');
    const given = shortLived(alice.signaling);
    given.isBroken = true;
    const bob = await stage.person('bob');
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await eventually(() => given.count > 2);
    given.isBroken = false;
    await eventually(() => usernames(seen.connections).some((one) => one > 2));
    stage.end();
    seen.stop();
  });
});
