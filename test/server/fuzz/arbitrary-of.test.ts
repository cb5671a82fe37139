import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { type CommandName, commands } from '../../../src/protocol/commands.ts';
import { arbitraryOf, type Schema } from '../../support/fuzz/arbitrary-of.ts';
import { drawnIds } from '../../support/fuzz/drawn-ids.ts';
import { type Ref, spared, withoutRefs } from '../../support/fuzz/ref.ts';
import { WELL_FORMED } from '../../support/messages.ts';

const NUMBER = 200;

describe('what is drawn from a schema', () => {
  for (const [name, schema] of Object.entries(commands)) {
    it(`of ${name} is as it has it, and has every field of it`, () => {
      const drawn = fc.sample(arbitraryOf(schema as Schema, drawnIds), {
        seed: 1,
        numRuns: NUMBER,
      });
      for (const payload of drawn)
        assert.ok(v.is(schema, spared(payload)), JSON.stringify(payload));
      const fields = new Set(drawn.flatMap((payload) => Object.keys(payload as object)));
      for (const field of Object.keys(WELL_FORMED[name as CommandName]))
        assert.ok(fields.has(field), field);
    });
  }

  it('names ids that exist, of the kind that is asked for', () => {
    const kindsOf = (name: CommandName) => {
      const kinds = new Set<string>();
      const schema = commands[name] as Schema;
      for (const payload of fc.sample(arbitraryOf(schema, drawnIds), { seed: 1, numRuns: NUMBER }))
        withoutRefs(payload, (ref: Ref) => kinds.add(ref.kind));
      return [...kinds].sort();
    };
    assert.deepEqual(kindsOf('room:join'), ['instance', 'room', 'stay']);
    assert.deepEqual(kindsOf('invite:relay'), ['instance', 'invite']);
    assert.deepEqual(kindsOf('chat:send'), ['file', 'made', 'message', 'room', 'user']);
    assert.deepEqual(kindsOf('peer:relay'), ['member', 'room']);
    assert.deepEqual(kindsOf('presence:watch'), ['user']);
  });

  it('has to be told how what it does not know is drawn', () => {
    assert.throws(() => arbitraryOf(v.date() as unknown as Schema), /how a date is drawn/);
  });
});
