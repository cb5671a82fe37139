import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import { describe } from '../../server/describe.ts';
import { commands } from '../../src/protocol/commands.ts';
import { WELL_FORMED } from '../support/messages.ts';

function said(schema: v.GenericSchema, input: unknown): string {
  const [issue] = v.safeParse(schema, input).issues ?? [];
  assert.ok(issue);
  return describe(schema, issue);
}

it('what is wrong is named by the fields that the schema knows, and never by what was sent', () => {
  const relay = commands['peer:relay'];
  const good = WELL_FORMED['peer:relay'];
  const offer = { kind: 'offer', connection: 1, offer: 1, sdp: 'v=0' };
  const signal = (more: object) => said(relay, { ...good, signal: { ...offer, ...more } });
  assert.equal(said(relay, { ...good, ['x'.repeat(80_000)]: 1 }), '*: expected never');
  assert.match(signal({ mids: { sent: 'nonsense' } }), /^signal\.mids\.\*: expected \("/);
  assert.match(
    signal({ mids: { ['y'.repeat(17)]: 'camera' } }),
    /^signal\.mids\.\*: expected <=16$/,
  );
  assert.equal(signal({ sdp: 7, mids: {} }), 'signal.sdp: expected string');
  const named = v.strictObject({ to: v.optional(v.array(v.strictObject({ user: v.string() }))) });
  assert.equal(said(named, { to: [{ user: 'a' }, {}] }), 'to.1.user: expected "user"');
  assert.equal(said(named, 'all'), 'payload: expected Object');
});
