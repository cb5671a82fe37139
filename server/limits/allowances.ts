import type { CommandName } from '../../src/protocol/commands.ts';

/** How much of one kind may be sent within so many seconds: by one connection, and by one person with all of theirs. */
export interface Allowance {
  readonly socket: number;
  readonly person: number;
  readonly seconds: number;
}

export type Kind = CommandName | 'handshake' | 'other';

const of = (socket: number, seconds: number, person = 2 * socket): Allowance => ({
  socket,
  person,
  seconds,
});

/** What people need, with room for the burst of candidates that eight peers make. Ringing is strictest: it disturbs somebody. */
export const ALLOWANCES: Partial<Record<Kind, Allowance>> & { readonly other: Allowance } = {
  // All the pages of a person come at once when the server is back.
  handshake: of(120, 60, 120),
  'invite:send': of(20, 60, 20),
  'chat:send': of(20, 10),
  'chat:edit': of(20, 10),
  'chat:delete': of(50, 10),
  'chat:react': of(40, 10),
  'chat:typing': of(20, 10),
  'chat:upload': of(20, 60, 20),
  'chat:search': of(20, 10),
  'chat:statistics': of(20, 10),
  'member:react': of(20, 10),
  'quality:report': of(60, 60),
  'peer:relay': of(1_000, 10),
  'invite:relay': of(500, 10),
  // All the pages of a person ask anew when the server is back.
  'notice:list': of(100, 10),
  'notice:read': of(50, 10),
  'notice:delete': of(50, 10),
  other: of(200, 10),
};

export const kindOf = (name: string): Kind =>
  Object.hasOwn(ALLOWANCES, name) ? (name as Kind) : 'other';
