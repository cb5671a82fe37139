import { CallError } from '../../../src/protocol/errors.ts';
import type { Identity } from '../../auth/identify.ts';
import type { Session } from '../../session.ts';

/** Who asks by HTTP: a person without a connection, and so without a seat. */
export interface Asker extends Session {
  /** Whether it is somebody who runs the site, and may see and end what others do. */
  readonly isOperator: boolean;
  /** Until when they are signed in, in milliseconds since the epoch; undefined where that has no end. */
  readonly expires?: number | undefined;
}

/**
 * The asker with this identity. All that a person asks by HTTP comes from the same session, so that limits of a session
 * hold. Operators are those who host everywhere: a token with the role of a host that names rooms is for those alone. On an
 * open server, where anybody can be anybody, all are.
 */
export const askerOf = (identity: Identity, open: boolean): Asker => ({
  ...identity,
  id: `api:${identity.user}`,
  isOperator: open || (identity.role === 'host' && identity.rooms === undefined),
});

/** Throws `forbidden` where somebody does not run the site. */
export function assertOperator({ isOperator }: Asker): void {
  if (!isOperator) throw new CallError('forbidden', 'for operators alone');
}
