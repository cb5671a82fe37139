import { expect } from '@open-wc/testing';
import type { Engine } from '../../src/engine/engine.ts';
import type { CallError } from '../../src/protocol/errors.ts';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import type { InventedPerson } from '../../src/testing/invented-person.ts';
import { until } from '../support/until.ts';

const NAMES = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gwen'];

describe('a lesson', () => {
  let server: InPageServer;
  let teacher: Engine;
  let pupils: Record<string, InventedPerson>;
  const invite = (name: string): InventedPerson =>
    server.invent(name.toLowerCase(), name, 'member');

  before(() => {
    server = new InPageServer({ open: false });
    const signaling = server.connect('teacher', 'Ms Hill', 'host');
    teacher = server.engine('teacher', 'Ms Hill', { signaling });
    pupils = Object.fromEntries(NAMES.map((name) => [name, invite(name)]));
  });
  after(() => {
    for (const pupil of Object.values(pupils)) pupil.close();
    teacher.close();
    server.close();
  });

  const hosting = () => teacher.room.value!.hosting.load();
  const inRoom = (name: string) =>
    teacher.room.value?.members.find((member) => member.name === name);
  const idOf = (name: string): string => inRoom(name)!.id;
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'fine',
      ({ code }: CallError) => code,
    );

  it('begins: Ada is early, and hosts nothing; the teacher comes, and seven pupils are there', async () => {
    await pupils['Ada']!.join('maths');
    await teacher.join('maths');
    expect(inRoom('Ada')?.role).to.equal('member');
    expect((await hosting()).role.value).to.equal('host');
    await (await hosting()).set({ title: 'Fractions', layout: 'speaker' });
    for (const name of NAMES.slice(1)) await pupils[name]!.join('maths');
    await until(() => teacher.room.value?.members.length === 8);
    const late = invite('Hugo');
    expect(await refusal(late.join('maths'))).to.equal('room-full');
    late.close();
  });

  it('has hands go up, one after the other, and the first one speak', async () => {
    for (const name of ['Dan', 'Ada', 'Gwen']) await pupils[name]!.raiseHand();
    const { hands } = await hosting();
    await until(() => hands.value.length === 3);
    expect(hands.value.map(({ name }) => name)).to.deep.equal(['Dan', 'Ada', 'Gwen']);
    await (await hosting()).set({ spotlight: idOf('Dan') });
    await (await hosting()).lowerHands(idOf('Dan'));
    await until(() => hands.value[0]?.name === 'Ada');
    await pupils['Gwen']!.raiseHand(false);
    await (await hosting()).lowerHands();
    await until(() => hands.value.length === 0);
  });

  it('is loud: Ben is muted, and turns himself on again when he is asked', async () => {
    await (await hosting()).stop(idOf('Ben'), 'microphone');
    await until(() => inRoom('Ben')?.microphone === false);
    await (await hosting()).ask(idOf('Ben'));
    expect(inRoom('Ben')?.microphone).to.equal(false);
    await pupils['Ben']!.set({ microphone: true });
    await until(() => inRoom('Ben')?.microphone);
  });

  it('sees what Cleo shares, until that is enough', async () => {
    await pupils['Cleo']!.set({ screen: true });
    await until(() => inRoom('Cleo')?.screen);
    await (await hosting()).stop(idOf('Cleo'), 'screen');
    await until(() => !inRoom('Cleo')?.screen);
  });

  it('has the pupils try what they may not, which does nothing', async () => {
    const { signaling } = pupils['Finn']!;
    const room = 'maths';
    const member = idOf('Eve');
    expect(await refusal(signaling.request('member:eject', { room, member }))).to.equal(
      'forbidden',
    );
    expect(await refusal(signaling.request('room:end', { room }))).to.equal('forbidden');
    expect(await refusal(signaling.request('room:set', { room, locked: true }))).to.equal(
      'forbidden',
    );
    expect(inRoom('Eve')?.name).to.equal('Eve');
  });

  it('goes on without Finn, who does not come back; Hugo has the place', async () => {
    await (await hosting()).eject(idOf('Finn'), 'See me after the lesson.');
    await until(() => !inRoom('Finn'));
    expect(await refusal(pupils['Finn']!.join('maths'))).to.equal('ejected');
    pupils['Hugo'] = invite('Hugo');
    await pupils['Hugo'].join('maths');
    await until(() => inRoom('Hugo'));
  });

  it('is nobody else’s while the teacher is away for a moment', async () => {
    await teacher.hangUp();
    await teacher.join('maths');
    expect((await hosting()).role.value).to.equal('host');
    const roles = teacher.room.value!.members.map(({ role }) => role);
    expect(roles.filter((role) => role === 'host')).to.have.length(1);
    expect(teacher.room.value!.roster.doc.value.info.title).to.equal('Fractions');
  });

  it('ends for all at once', async () => {
    const { signaling } = pupils['Ada']!;
    const told = new Promise<string>((resolve) => {
      signaling.on('room:closed', ({ reason }) => resolve(reason), new AbortController().signal);
    });
    await (await hosting()).end();
    expect(await told).to.equal('ended');
    expect(teacher.room.value).to.equal(undefined);
  });
});
