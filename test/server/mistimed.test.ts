import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import type { CommandName } from '../../src/protocol/commands.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { type BareClient, connect } from '../support/bare-client.ts';
import { CallInProgress } from '../support/call-in-progress.ts';
import { WELL_FORMED } from '../support/messages.ts';
import { runServer } from '../support/running-server.ts';

/** What a command is answered that is well formed and makes no sense just then. */
const OUTSIDE: { readonly [C in CommandName]: ErrorCode | 'fine' } = {
  'session:leaving': 'fine',
  'session:set': 'fine',
  'session:renew': 'wrong-state',
  'session:check': 'fine',
  'ice:servers': 'fine',
  'presence:watch': 'fine',
  'invite:send': 'wrong-state',
  'invite:accept': 'not-found',
  'invite:decline': 'not-found',
  'invite:cancel': 'not-found',
  'invite:relay': 'not-found',
  'room:join': 'fine',
  'room:leave': 'fine',
  'member:set': 'wrong-state',
  'room:set': 'wrong-state',
  'room:admit': 'wrong-state',
  'room:deny': 'wrong-state',
  'room:end': 'wrong-state',
  'member:role': 'wrong-state',
  'member:stop': 'wrong-state',
  'member:ask': 'wrong-state',
  'member:lower': 'wrong-state',
  'member:eject': 'wrong-state',
  'member:react': 'wrong-state',
  'peer:relay': 'wrong-state',
  'chat:send': 'wrong-state',
  'chat:edit': 'wrong-state',
  'chat:delete': 'wrong-state',
  'chat:react': 'wrong-state',
  'chat:typing': 'wrong-state',
  'chat:history': 'wrong-state',
  'chat:search': 'wrong-state',
  'chat:statistics': 'wrong-state',
  'chat:upload': 'wrong-state',
  'missed:seen': 'fine',
  'notice:list': 'fine',
  'notice:read': 'fine',
  'notice:delete': 'fine',
  'push:subscribe': 'wrong-state',
  'push:unsubscribe': 'wrong-state',
  'push:answer': 'not-found',
  'quality:report': 'forbidden',
  'person:block': 'fine',
  'person:unblock': 'fine',
  'person:blocked': 'fine',
};

describe('while two people talk, a stranger', () => {
  let server: Running;
  let call: CallInProgress;
  let stranger: BareClient;

  before(async () => {
    server = await runServer();
    call = await CallInProgress.begin(server.url);
    stranger = await connect(server.url, { user: 'mallory' });
  });
  after(async () => {
    stranger.close();
    await call.assertUndisturbed().finally(() => {
      call.end();
      return server.stop();
    });
  });

  const codeOf = async (command: string, payload: unknown) => {
    const reply = await stranger.send(command, payload);
    return reply.ok ? 'fine' : reply.error.code;
  };

  for (const [command, code] of Object.entries(OUTSIDE)) {
    it(`who is in no call is told ${code} for ${command}`, async () => {
      assert.equal(await codeOf(command, WELL_FORMED[command as CommandName]), code);
      await stranger.ask('room:leave', { room: 'call-of-nobody' });
    });
  }

  it('cannot come into a call whose id is made up', async () => {
    const { stay: _stay, ...payload } = WELL_FORMED['room:join'];
    assert.equal(await codeOf('room:join', { ...payload, room: 'call-made-up' }), 'not-found');
  });

  it('cannot reach members of a room that it is not in, nor itself', async () => {
    const { me } = await stranger.join('coffee');
    const { signal } = WELL_FORMED['peer:relay'];
    for (const to of [call.joined.alice.me, call.joined.bob.me, me]) {
      assert.equal(await codeOf('peer:relay', { room: 'coffee', to, signal }), 'not-found');
      assert.equal(await codeOf('peer:relay', { room: 'tea', to, signal }), 'wrong-state');
    }
  });

  it('cannot take a member’s place, or throw one out, without the secret', async () => {
    const { me } = call.joined.alice;
    const stay = { member: me, secret: 'not-the-secret' };
    assert.equal(await codeOf('room:leave', { room: 'tea', stay }), 'fine');
    assert.equal(await codeOf('invite:cancel', { invite: 'invite-of-nobody' }), 'not-found');
  });

  it('who sends far too much is slowed down, alone', async () => {
    const codes = await Promise.all(
      Array.from({ length: 250 }, () => codeOf('member:set', { room: 'coffee', camera: true })),
    );
    assert.ok(codes.includes('rate-limited'));
    const other = await connect(server.url, { user: 'other' });
    await other.ask('presence:watch', { users: [] });
    other.close();
  });
});
