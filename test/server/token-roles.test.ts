import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import type { Running } from '../../server/start.ts';
import { connect, refusal } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

describe('a token that says a role', () => {
  const secret = 'a secret of at least 32 characters';
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret });
  });
  after(() => server.stop());

  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(secret));
  const appear = async (sub: string, more: Record<string, unknown> = {}) =>
    connect(server.url, { token: await sign({ sub, ...more }) });

  it('has to be one that there is', async () => {
    const token = await sign({ sub: 'alice', role: 'queen' });
    assert.equal((await refusal(server.url, { token })).code, 'unauthorized');
  });

  it('decides, whoever comes first', async () => {
    const pupil = await appear('pupil', { role: 'member' });
    const early = await pupil.join('lesson');
    assert.equal(early.room.members[early.me]?.role, 'member');
    const teacher = await appear('teacher', { role: 'host' });
    const { me, room } = await teacher.join('lesson');
    assert.equal(room.members[me]?.role, 'host');
    assert.equal(await pupil.code('room:end', { room: 'lesson' }), 'forbidden');
    // Locked out is nobody who hosts by their token.
    await teacher.ask('room:set', { room: 'lesson', locked: true });
    const second = await appear('second-teacher', { role: 'cohost' });
    assert.equal((await second.join('lesson')).room.info.id, 'lesson');
    for (const client of [pupil, teacher, second]) client.close();
  });

  it('has guests wait, also where nobody is yet, until a host lets them in', async () => {
    const patient = await appear('patient', { role: 'guest' });
    const next = await appear('next', { role: 'guest' });
    assert.ok('waits' in (await patient.knock('clinic')));
    assert.ok('waits' in (await next.knock('clinic')));
    const doctor = await appear('doctor', { role: 'host' });
    const { waiting } = await doctor.join('clinic');
    assert.deepEqual(
      waiting?.map(({ user }) => user),
      ['patient', 'next'],
    );
    const admitted = patient.next('room:admitted');
    await doctor.ask('room:admit', { room: 'clinic', member: waiting![0]!.id });
    await admitted;
    const { me, room } = await patient.join('clinic');
    assert.equal(room.members[me]?.role, 'guest');
    assert.equal(await patient.code('room:admit', { room: 'clinic' }), 'forbidden');
    await doctor.ask('room:set', { room: 'clinic', waiting: false });
    assert.ok('waits' in (await next.knock('clinic')));
    for (const client of [patient, next, doctor]) client.close();
  });

  it('is not what somebody says they were', async () => {
    const mallory = await appear('mallory');
    const stay = { member: 'made-up-member', secret: 'made-up-secret' };
    const { me, room } = await mallory.join('reopened', { stay, was: { role: 'host' } });
    assert.equal(room.members[me]?.role, 'member');
    mallory.close();
  });
});
