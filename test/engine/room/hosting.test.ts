import { expect } from '@open-wc/testing';
import type { FactMap } from '../../../src/engine/facts.ts';
import type { CallError } from '../../../src/protocol/errors.ts';
import { canvasBackend } from '../../../src/testing/canvas-backend.ts';
import { fact, type Person, scene, talk } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

describe('hosting', () => {
  let stage: ReturnType<typeof scene>;
  let host: Person;
  let guest: Person;

  beforeEach(async () => {
    stage = scene({ succession: 5 });
    host = await stage.person('host', { openBackend: canvasBackend });
    guest = await stage.person('guest', { openBackend: canvasBackend });
    await host.engine.join('tea');
    await guest.engine.join('tea');
    await until(() => host.engine.room.value?.members.length === 2);
  });
  afterEach(() => stage.end());

  const hosting = ({ engine }: Person) => engine.room.value!.hosting.load();
  const idOf = ({ engine }: Person) => engine.room.value!.roster.me.value!.id;
  const notice = ({ engine }: Person, code: string) =>
    new Promise<FactMap['call-notice']>((resolve) => {
      engine.facts.on('call-notice', (told) => told.code === code && resolve(told));
    });
  const codeOf = (refused: Promise<unknown>) =>
    refused.then(
      () => 'fine',
      ({ code }: CallError) => code,
    );

  it('is the first one’s, and the server and the page agree about who may what', async () => {
    const [mine, theirs] = [await hosting(host), await hosting(guest)];
    expect([mine.role.value, theirs.role.value]).to.deep.equal(['host', 'member']);
    expect([mine.can('end'), theirs.can('end')]).to.deep.equal([true, false]);
    expect(mine.can('eject', idOf(guest))).to.equal(true);
    expect(await codeOf(theirs.eject(idOf(host)))).to.equal('forbidden');
    expect(await codeOf(theirs.end())).to.equal('forbidden');
    expect(await codeOf(theirs.set({ locked: true }))).to.equal('forbidden');
  });

  it('mutes at once, and only asks to unmute', async () => {
    const { microphone } = guest.engine.sources;
    await until(() => microphone.on.value);
    const muted = notice(guest, 'muted-by-host');
    await (await hosting(host)).stop(idOf(guest), 'microphone');
    expect(await muted).to.include({ name: 'host' });
    await until(() => !microphone.on.value);
    const asked = notice(guest, 'asked-to-unmute');
    await (await hosting(host)).ask(idOf(guest));
    await asked;
    const theirs = await hosting(guest);
    expect(microphone.on.value).to.equal(false);
    expect(theirs.question.value?.by.name).to.equal('host');
    await theirs.answer(true);
    expect(microphone.on.value).to.equal(true);
    expect(theirs.question.value).to.equal(undefined);
    await until(() => host.engine.room.value?.roster.others.value[0]?.microphone);
  });

  it('leaves a question open until it is answered, by the button as well', async () => {
    const { microphone } = guest.engine.sources;
    await until(() => microphone.on.value);
    await microphone.set(false);
    await (await hosting(host)).ask(idOf(guest));
    const theirs = await hosting(guest);
    await until(() => theirs.question.value);
    await microphone.set(true);
    expect(theirs.question.value).to.equal(undefined);
  });

  it('stops a camera and a screen', async () => {
    await guest.engine.set('camera', true);
    await guest.engine.set('screen', true);
    const { screen } = guest.engine.room.value!;
    const mine = await hosting(host);
    await mine.stop(idOf(guest), 'camera');
    await mine.stop(idOf(guest), 'screen');
    await until(() => !guest.engine.sources.camera.on.value && !screen.on.value);
  });

  it('ejects with a word, and for good', async () => {
    const ended = fact(guest, 'call-ended');
    await (await hosting(host)).eject(idOf(guest), 'enough');
    const { reason, message } = await ended;
    expect([reason, message]).to.deep.equal(['ejected', 'enough']);
    expect(guest.engine.room.value).to.equal(undefined);
    expect(await codeOf(guest.engine.join('tea'))).to.equal('ejected');
  });

  it('ends the room for all', async () => {
    const ended = [fact(guest, 'call-ended'), fact(host, 'call-ended')];
    await (await hosting(host)).end();
    for (const { reason } of await Promise.all(ended)) expect(reason).to.equal('ended');
  });

  it('sees hands in their order, and lowers them', async () => {
    const raised = notice(host, 'hand-raised');
    await (await hosting(guest)).raiseHand();
    expect(await raised).to.include({ name: 'guest' });
    const mine = await hosting(host);
    await mine.raiseHand();
    expect(mine.hands.value.map(({ name }) => name)).to.deep.equal(['guest', 'host']);
    const lowered = notice(guest, 'hand-lowered');
    await mine.lowerHands();
    await lowered;
    expect(mine.hands.value).to.deep.equal([]);
  });

  it('is asked for, refused and granted', async () => {
    const theirs = await hosting(guest);
    const asked = notice(host, 'asks-to-host');
    await theirs.askToHost();
    expect(await asked).to.include({ member: idOf(guest) });
    const refused = notice(guest, 'host-refused');
    await (await hosting(host)).assign(idOf(guest), 'member');
    await refused;
    await theirs.askToHost();
    const made = notice(guest, 'made-host');
    await (await hosting(host)).assign(idOf(guest), 'host');
    await made;
    expect(theirs.role.value).to.equal('host');
    await (await hosting(host)).assign(idOf(host), 'member');
    expect((await hosting(host)).role.value).to.equal('member');
  });

  it('passes on when the host has gone', async () => {
    const made = notice(guest, 'made-host');
    await host.engine.hangUp();
    await made;
    expect((await hosting(guest)).can('end')).to.equal(true);
  });

  it('shows reactions to all, oneself included', async () => {
    const seen = [fact(host, 'call-reaction'), fact(guest, 'call-reaction')];
    await (await hosting(guest)).react('🎉');
    for (const { member, emoji } of await Promise.all(seen)) {
      expect([member.name, emoji]).to.deep.equal(['guest', '🎉']);
    }
  });

  it('is, with hand and settings, as it was after the server has lost everything', async () => {
    const mine = await hosting(host);
    await mine.set({ title: 'Tea', locked: true });
    await (await hosting(guest)).raiseHand();
    const all = [guest, host];
    for (const { signaling } of all) signaling.drop();
    stage.server.restart();
    for (const { signaling, engine } of all) {
      signaling.restore();
      await until(() => signaling.state.value === 'connected');
      await engine.room.value!.whenJoined();
    }
    const doc = () => guest.engine.room.value!.roster.doc.value;
    await until(() => doc().info.title === 'Tea' && doc().info.locked);
    expect([mine.role.value, (await hosting(guest)).role.value]).to.deep.equal(['host', 'member']);
    expect((await hosting(guest)).hands.value.map(({ name }) => name)).to.deep.equal(['guest']);
  });
});

describe('in a call', () => {
  it('nobody hosts, and hands and reactions are there when they are wanted', async () => {
    const stage = scene();
    const alice = await stage.person('alice');
    const bob = await stage.person('bob');
    await talk(alice, bob);
    const { hosting } = bob.engine.room.value!;
    expect(hosting.loaded.value).to.equal(undefined);
    const mine = await alice.engine.room.value!.hosting.load();
    expect([mine.role.value, mine.can('end'), mine.can('raise-hand')]).to.deep.equal([
      ...['member', false, true],
    ]);
    const seen = fact(bob, 'call-reaction');
    await mine.react('👍');
    expect((await seen).emoji).to.equal('👍');
    await mine.raiseHand();
    await eventually(() => hosting.loaded.value?.hands.value.length === 1);
    stage.end();
  });
});
