import { expect } from '@open-wc/testing';
import type { Engine } from '../../../src/engine/engine.ts';
import type { FactMap } from '../../../src/engine/facts.ts';
import { KEPT_CALL } from '../../../src/engine/page-life.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import type { InventedPerson } from '../../../src/testing/invented-person.ts';
import type { LoopbackSignaling } from '../../../src/testing/loopback-signaling.ts';
import { until } from '../../support/until.ts';

describe('a page that is reloaded in a call', () => {
  let server: InPageServer;
  let bob: InventedPerson;
  const engines: Engine[] = [];

  beforeEach(async () => {
    server = new InPageServer();
    bob = server.invent('bob', 'Bob');
    await until(() => bob.signaling.state.value === 'connected');
  });
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.close();
    bob.close();
    server.close();
    sessionStorage.clear();
  });

  function load(user = 'alice'): Engine {
    const engine = server.engine(user);
    engines.push(engine);
    return engine;
  }
  const me = ({ room }: Engine) => room.value?.roster.me.value;

  async function inCall(): Promise<Engine> {
    const engine = load();
    await until(() => engine.signaling.state.value === 'connected');
    await engine.invite(['bob']);
    await bob.accept();
    await until(() => engine.room.value?.started.value);
    return engine;
  }

  /** What a browser does to a page that goes: it is told, and then nothing of it is left. */
  function unload({ signaling }: Engine): void {
    dispatchEvent(new Event('pagehide'));
    (signaling as LoopbackSignaling).drop();
  }

  it('comes back as the same member, with a microphone that was off still off', async () => {
    const before = await inCall();
    await before.set('microphone', false);
    await until(() => me(before)?.microphone === false);
    const { id, instance } = me(before)!;
    unload(before);
    const after = load();
    const started = new Promise<FactMap['call-started']>((resolve) =>
      after.facts.on('call-started', resolve),
    );
    expect((await started).members.map(({ user }) => user)).to.have.members(['alice', 'bob']);
    expect(me(after)?.id).to.equal(id);
    expect(me(after)?.instance).not.to.equal(instance);
    expect(me(after)?.microphone).to.equal(false);
    expect(after.sources.microphone.state.value.status).to.equal('off');
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
  });

  it('is one member only, though the page joins the same room by itself', async () => {
    const before = load();
    await before.join('tea');
    const { id } = me(before)!;
    unload(before);
    const after = load();
    await after.join('tea');
    expect(me(after)?.id).to.equal(id);
    expect(after.room.value?.members).to.have.length(1);
  });

  it('leaves its call to nobody but the same person', async () => {
    unload(await inCall());
    const mallory = load('mallory');
    await until(() => mallory.signaling.state.value === 'connected');
    // By then what was kept has been looked at.
    await mallory.join('elsewhere');
    expect(mallory.room.value?.members).to.have.length(1);
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
  });

  it('comes back to a call on hold, and leaves it on hold', async () => {
    const before = await inCall();
    before.hold();
    await until(() => me(before)?.held);
    unload(before);
    const after = load();
    const room = await until(() => after.room.value);
    await until(() => me(after)?.connected);
    expect([room.held.value, me(after)?.held]).to.deep.equal([true, true]);
    expect(room.members.map(({ user }) => user)).to.have.members(['alice', 'bob']);
  });

  it('comes back to all its calls, with the same one in front, and counts on', async () => {
    const before = await inCall();
    const first = before.room.value?.id;
    const started = before.room.value?.started.value;
    const carol = server.invent('carol', 'Carol');
    await until(() => carol.signaling.state.value === 'connected');
    await carol.ring('alice');
    await until(() => before.incoming.state.value.length);
    await before.accept({ hold: true });
    await until(() => before.room.value?.started.value);
    unload(before);
    const after = load();
    await until(() => after.held.value.length === 1 && after.room.value?.started.value);
    expect(after.held.value.map(({ id, held }) => [id, held.value])).to.deep.equal([[first, true]]);
    expect(after.held.value[0]?.started.value).to.equal(started);
    expect(me(after)?.held).to.equal(false);
    carol.close();
  });

  it('rings nobody any more, whom nobody had answered yet', async () => {
    const before = load();
    await until(() => before.signaling.state.value === 'connected');
    await before.invite(['bob']);
    unload(before);
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
  });

  it('hears of the end, when the call ended meanwhile', async () => {
    unload(await inCall());
    await bob.leave();
    const after = load();
    const ended = await new Promise<FactMap['call-ended']>((resolve) =>
      after.facts.on('call-ended', resolve),
    );
    expect(ended.reason).to.equal('ended');
    expect(after.room.value).to.equal(undefined);
  });

  it('leaves nothing behind before it goes, nor when it is shown again', async () => {
    const engine = await inCall();
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
    dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem(KEPT_CALL)).not.to.equal(null);
    dispatchEvent(new Event('pageshow'));
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
    await engine.hangUp();
    dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.getItem(KEPT_CALL)).to.equal(null);
  });
});
