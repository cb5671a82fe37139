import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { commands } from '../../src/protocol/commands.ts';
import { END_REASONS } from '../../src/protocol/end-reason.ts';
import { ERROR_CODES } from '../../src/protocol/errors.ts';
import type { EventName } from '../../src/protocol/events.ts';
import { DURATIONS, LIMITS } from '../../src/protocol/limits.ts';
import { NOTICE_LIMITS } from '../../src/protocol/notice-limits.ts';

const text = readFileSync('docs/protocol.md', 'utf8');

/** Complete by its type: an event more, or one less, and this does not compile. */
const EVENTS: Readonly<Record<EventName, true>> = {
  'session:opened': true,
  'session:expiring': true,
  'server:closing': true,
  'command:refused': true,
  'presence:changed': true,
  'invite:changed': true,
  'invite:relayed': true,
  'room:changed': true,
  'room:closed': true,
  'room:waiting': true,
  'room:admitted': true,
  'member:asked': true,
  'member:reacted': true,
  'peer:relayed': true,
  'chat:changed': true,
  'chat:typing': true,
  'missed:changed': true,
  'notice:changed': true,
};

describe('docs/protocol.md', () => {
  it('has a row for every command and every event', () => {
    for (const name of [...Object.keys(commands), ...Object.keys(EVENTS)]) {
      assert.ok(text.includes(`| \`${name}\` |`), name);
    }
  });

  it('names every field of every command', () => {
    for (const [name, { entries }] of Object.entries(commands)) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
      for (const field of Object.keys(entries))
        assert.match(row, new RegExp(`\\b${field}\\b`), name);
    }
  });

  it('names every error code and every reason', () => {
    for (const code of ERROR_CODES) assert.ok(text.includes(`\`${code}\``), code);
    for (const reason of END_REASONS) assert.ok(text.includes(`'${reason}'`), reason);
  });

  it('says how much and how long, as the code has it', () => {
    for (const [name, limit] of Object.entries({ ...LIMITS, ...CHAT_LIMITS, ...NOTICE_LIMITS })) {
      const known = [limit.toLocaleString('en'), limit === 8 ? '| 8 |' : ''].filter(Boolean);
      assert.ok(
        known.some((words) => text.includes(words)),
        `${name} ${limit}`,
      );
    }
    for (const [name, ms] of Object.entries(DURATIONS)) {
      assert.ok(text.includes(`${ms / 1_000} s`), `${name} ${ms}`);
    }
  });

  it('is short enough to be read', () => {
    assert.ok(text.split('\n').length <= 460);
  });
});
