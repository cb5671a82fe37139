import fc, { type Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { id, madeId, roomId } from '../../../src/protocol/ids.ts';
import { stay } from '../../../src/protocol/room.ts';
import { arbitraryOf, type Instead, type Schema } from './arbitrary-of.ts';
import { type Kind, Ref } from './ref.ts';

/** What a field of this name is the id of, where its schema is not enough to tell. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  member: 'member',
  to: 'member',
  spotlight: 'member',
  invite: 'invite',
  calls: 'invite',
  instance: 'instance',
  device: 'instance',
  file: 'file',
  notices: 'notice',
  token: 'token',
};

const ENTRY = 'message-1/somebody';
const NUMBER = 1_000;

/** Of ten ids, how many exist; of those, how many belong where the message goes. */
const KNOWN = 9;
const NEAR = 8;

/** Puts ids that exist into what is drawn, wherever a schema asks for one. */
export const drawnIds: Instead = (schema, key) => {
  const kind = kindOf(schema, key);
  if (!kind) return undefined;
  const nobodys = arbitraryOf(schema);
  // What is new is made up by whoever sends it; the same again is another case.
  const known = kind === 'made' || kind === 'instance' ? 10 - KNOWN + 2 : KNOWN;
  return fc.oneof(
    { arbitrary: refs(kind, nobodys), weight: known },
    { arbitrary: nobodys, weight: 10 - known },
  );
};

function kindOf(schema: Schema, key: string): Kind | undefined {
  const one = schema as unknown;
  if (one === stay) return 'stay';
  if (one === roomId) return 'room';
  if (one === id) return 'user';
  if (schema.type !== 'string') return undefined;
  if (one === madeId) return BY_NAME[key] ?? 'made';
  if (BY_NAME[key] === 'token') return 'token';
  const isFree = v.is(schema, 'any words, of whatever kind');
  return !isFree && v.is(schema, ENTRY) ? 'message' : undefined;
}

const refs = (kind: Kind, nobodys: Arbitrary<unknown>): Arbitrary<Ref> =>
  fc
    .tuple(fc.nat(NUMBER), fc.nat(9), nobodys)
    .map(([pick, near, spare]) => new Ref(kind, pick, near < NEAR, spare));
