import type { Role } from '../../src/protocol/roles.ts';

/** Who someone is, from the handshake of a connection. Throws a `CallError` with `unauthorized` or `invalid`; anything else is not the person's fault. */
export type Identify = (handshake: unknown) => Promise<Identity>;

export interface Identity {
  readonly user: string;
  readonly name: string;
  /** The rooms that the person may come into by name; undefined lets into all. */
  readonly rooms?: readonly string[] | undefined;
  /** What the person is in rooms; undefined where it is not said. */
  readonly role?: Role | undefined;
  /** Until when that is so, in milliseconds since the epoch; undefined where it has no end. */
  readonly expires?: number | undefined;
}
