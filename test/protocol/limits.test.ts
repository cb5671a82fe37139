import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { type CommandName, commands } from '../../src/protocol/commands.ts';
import { id, madeId, roomId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import { CANDIDATE, WELL_FORMED } from '../support/messages.ts';

const takes = (schema: v.GenericSchema, value: unknown) => v.is(schema, value);
const x = (length: number) => 'x'.repeat(length);
const many = (length: number) => Array.from({ length }, (_, index) => `user-${index}`);

describe('ids', () => {
  it('of people are visible characters without blanks, up to the limit', () => {
    for (const good of ['a', 'alice@example.org', '😀', 'Ünï-cødé', x(LIMITS.id)]) {
      assert.ok(takes(id, good), good);
    }
    for (const bad of [
      '',
      ' ',
      'a b',
      'a\t',
      '\u200B',
      'a\u202Eb',
      '\u0000',
      '\uD800',
      x(LIMITS.id + 1),
    ]) {
      assert.ok(!takes(id, bad), JSON.stringify(bad));
    }
  });

  it('of rooms may hold blanks inside', () => {
    for (const good of ['a', 'tea room', 'a  b', x(LIMITS.id)])
      assert.ok(takes(roomId, good), good);
    for (const bad of ['', ' ', ' a', 'a ', 'a\nb', x(LIMITS.id + 1)]) {
      assert.ok(!takes(roomId, bad), JSON.stringify(bad));
    }
  });

  it('that programs make up are plain, and no property of every object', () => {
    for (const good of ['12345678', x(64), 'a_b-c_d-e', crypto.randomUUID()]) {
      assert.ok(takes(madeId, good), good);
    }
    for (const bad of ['1234567', x(65), 'a b c d e', '__proto__', 'constructor', 'toString']) {
      assert.ok(!takes(madeId, bad), bad);
    }
  });
});

describe('what a command carries', () => {
  it('is right where it is well formed', () => {
    for (const [command, payload] of Object.entries(WELL_FORMED)) {
      assert.ok(takes(commands[command as CommandName], payload), command);
    }
    assert.ok(takes(commands['peer:relay'], CANDIDATE));
  });

  it('may be as much as the limit says, and no more', () => {
    const { signal } = WELL_FORMED['peer:relay'];
    const { signal: trickle } = CANDIDATE;
    const mids = (count: number) => Object.fromEntries(many(count).map((mid) => [mid, 'camera']));
    const relay = (change: object) => ({
      ...WELL_FORMED['peer:relay'],
      signal: { ...signal, ...change },
    });
    const candidate = (text: string) => ({
      ...CANDIDATE,
      signal: { ...trickle, candidate: { candidate: text } },
    });
    const longCandidate = (size: number) => {
      const text = `${CANDIDATE.signal.kind === 'candidate' && CANDIDATE.signal.candidate.candidate} a `;
      return text + x(size - text.length);
    };
    const limits: [CommandName, number, (size: number) => object][] = [
      ['chat:send', LIMITS.text, (size) => ({ room: 'tea', id: 'message-1', text: x(size) })],
      [
        'invite:send',
        LIMITS.callees,
        (size) => ({ ...WELL_FORMED['invite:send'], to: many(size) }),
      ],
      ['presence:watch', LIMITS.watched, (size) => ({ users: many(size) })],
      ['peer:relay', LIMITS.sdp, (size) => relay({ sdp: `v=0\na=${x(size - 6)}` })],
      ['peer:relay', LIMITS.sdpLines, (size) => relay({ sdp: `v=0${'\na=x'.repeat(size - 1)}` })],
      ['peer:relay', 1_000_000, (size) => relay({ offer: size })],
      ['peer:relay', 16, (size) => relay({ mids: mids(size) })],
      ['peer:relay', LIMITS.candidate, (size) => candidate(longCandidate(size))],
    ];
    for (const [command, limit, payload] of limits) {
      assert.ok(takes(commands[command], payload(limit)), `${command} ${limit}`);
      assert.ok(!takes(commands[command], payload(limit + 1)), `${command} ${limit + 1}`);
    }
  });

  it('fits into the size limit when everything in it is as large as it may be', () => {
    const largest = {
      to: x(64),
      signal: { kind: 'offer', offer: 1_000_000, sdp: x(LIMITS.sdp), mids: {} },
    };
    assert.ok(JSON.stringify(largest).length < LIMITS.payload);
  });

  it('holds a chat message without the blanks around it, and something else than blanks', () => {
    const chat = commands['chat:send'];
    assert.equal(v.parse(chat, { room: 'tea', id: 'message-1', text: ' hi\n' }).text, 'hi');
    assert.ok(!takes(chat, { room: 'tea', id: 'message-1', text: ' \n ' }));
  });
});
