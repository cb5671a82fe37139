import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { id } from '../../src/protocol/ids.ts';
import { displayName } from './display-name.ts';
import type { Identify } from './identify.ts';

const handshakeSchema = v.object({ user: id, name: v.optional(v.string(), '') });

/** Believes whoever says a name: for trying out, and for pages on one's own machine. */
export const openIdentity: Identify = async (handshake) => {
  const checked = v.safeParse(handshakeSchema, handshake);
  if (!checked.success) {
    throw new CallError(
      'invalid',
      'user must be 1 to 128 visible characters without blanks, and name a text',
    );
  }
  const { user, name } = checked.output;
  return { user, name: displayName(name) || user };
};
