import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Running } from '../../server/start.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { connect } from '../support/bare-client.ts';
import { CallInProgress } from '../support/call-in-progress.ts';
import { HostileClient } from '../support/hostile-client.ts';
import { CANDIDATE, COMMANDS, NO_PAYLOADS, spoiled, WELL_FORMED } from '../support/messages.ts';
import { runServer } from '../support/running-server.ts';

describe('while two people talk, a hostile client', () => {
  let server: Running;
  let call: CallInProgress;
  let hostile: HostileClient;

  before(async () => {
    server = await runServer();
    call = await CallInProgress.begin(server.url);
    hostile = await HostileClient.appear(server.url);
  });
  after(async () => {
    hostile.client.close();
    await call.assertUndisturbed().finally(() => {
      call.end();
      return server.stop();
    });
  });

  const send = (command: string, ...payload: unknown[]) => hostile.send(command, ...payload);

  for (const command of COMMANDS) {
    it(`has every malformed ${command} refused as invalid`, async () => {
      for (const payload of NO_PAYLOADS) assert.equal(await send(command, ...payload), 'invalid');
      const candidates = command === 'peer:relay' ? spoiled(CANDIDATE) : [];
      for (const payload of [...spoiled(WELL_FORMED[command]), ...candidates]) {
        assert.equal(
          await send(command, payload),
          'invalid',
          JSON.stringify(payload).slice(0, 200),
        );
      }
    });

    it(`has a ${command} above the size limit refused as too large`, async () => {
      assert.equal(await send(command, { text: 'x'.repeat(LIMITS.payload) }), 'too-large');
    });
  }

  it('has what is just above a limit refused, and is not told what it sent', async () => {
    const to = (count: number) => Array.from({ length: count }, (_, index) => `user-${index}`);
    const offer = { kind: 'offer', offer: 1, sdp: 'v=0', mids: {} };
    const mids = Object.fromEntries(to(17).map((mid) => [mid, 'camera']));
    const relay = (signal: object) => ({ to: 'member-of-nobody', signal });
    const above: [string, object][] = [
      ['chat:send', { room: 'tea', id: 'message-1', text: 'x'.repeat(LIMITS.text + 1) }],
      ['invite:send', { id: 'invite-1', to: to(LIMITS.callees + 1), video: false }],
      ['invite:send', { id: 'invite-1', to: ['x'.repeat(LIMITS.id + 1)], video: false }],
      ['presence:watch', { users: to(LIMITS.watched + 1) }],
      ['room:join', { ...WELL_FORMED['room:join'], room: 'x'.repeat(LIMITS.id + 1) }],
      ['peer:relay', relay({ ...offer, sdp: 'x'.repeat(LIMITS.sdp + 1) })],
      ['peer:relay', relay({ ...offer, mids })],
      ['peer:relay', relay({ kind: 'candidate', candidate: { candidate: 'x'.repeat(1_001) } })],
    ];
    for (const [command, payload] of above) assert.equal(await send(command, payload), 'invalid');
  });

  it('has names that every object has refused as ids', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const stay = { member: name, secret: 'secret-of-nobody' };
      assert.equal(await send('room:join', { ...WELL_FORMED['room:join'], stay }), 'invalid');
      assert.equal(await send('peer:relay', { ...WELL_FORMED['peer:relay'], to: name }), 'invalid');
      assert.equal(await send('invite:accept', { invite: name }), 'invalid');
    }
    assert.equal(await send('peer:relay', JSON.parse('{"__proto__":{"to":"x"}}')), 'invalid');
    for (const key of ['__proto__', 'toString'])
      assert.equal(await send('notice:list', JSON.parse(`{"${key}":{}}`)), 'invalid');
  });

  it('has unknown commands refused as such', async () => {
    for (const name of ['', 'room', 'room:join ', 'toString', '__proto__', 'x'.repeat(5_000)]) {
      assert.equal(await send(name, {}), 'unknown-command');
    }
  });

  it('has what is nested without end refused as too large', async () => {
    await send('chat:send');
    const refused = hostile.client.next('command:refused');
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    // A packet of Socket.IO's as it is on the wire: a client that makes it from an object gives up itself.
    hostile.client.socket.io.engine.write(`2["chat:send",{"text":${deep}}]`);
    assert.equal((await refused).code, 'too-large');
  });

  it('is refused without asking for a reply, and with too many arguments', async () => {
    assert.equal(await send('chat:send', {}, { more: 1 }, 'and more'), 'invalid');
    const refused = hostile.client.next('command:refused');
    hostile.client.socket.emit('chat:send', 'no payload', 'no function');
    assert.equal((await refused).code, 'invalid');
  });

  it('loses its own connection by a frame that is far too large', async () => {
    const giant = await connect(server.url, { user: 'giant' });
    const gone = giant.gone();
    giant.socket.emit('chat:send', { room: 'tea', id: 'message-1', text: 'x'.repeat(1_100_000) });
    await gone;
  });

  it('is answered whatever it makes up', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('tea', 'alice', 'offer', call.joined.bob.me),
    );
    const value = fc.oneof(
      fc.jsonValue(),
      text,
      fc.array(text),
      fc.record({ member: text, secret: text }),
    );
    const key = fc.constantFrom(
      'id',
      'to',
      'room',
      'invite',
      'signal',
      'stay',
      'text',
      'slots',
      'users',
    );
    // These are fine with nothing, and then do nothing.
    const harmless = [
      ...['session:leaving', 'session:check', 'ice:servers', 'person:blocked'],
      ...['room:leave', 'member:set', 'presence:watch', 'notice:list'],
    ];
    const command = fc.constantFrom(...COMMANDS.filter((name) => !harmless.includes(name)));
    const payload = fc.oneof(fc.jsonValue(), fc.dictionary(key, value));
    await fc.assert(
      fc.asyncProperty(command, payload, async (name, made) => {
        assert.notEqual(await send(name, made), 'internal');
      }),
      { numRuns: 400 },
    );
  });
});
