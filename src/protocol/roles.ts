import type { Member, RoomDoc } from './room-doc.ts';

/** From most to least. Calls that were made by ringing have no hosts: all in them are members. */
export const ROLES = ['host', 'cohost', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

const ALL: readonly Role[] = ROLES;
const HOSTS: readonly Role[] = ['host', 'cohost'];

/** Who may do what. Whom it may be done to is decided by `can`. */
const MAY = {
  chat: ALL,
  react: ALL,
  'raise-hand': ALL,
  /** Ring others into the room. */
  invite: ['host', 'cohost', 'member'],
  'ask-to-host': ['cohost', 'member'],
  /** Lower the hand of others. */
  'lower-hand': HOSTS,
  /** Turn a microphone, a camera or a screen of others off. */
  stop: HOSTS,
  /** Ask others to turn a microphone or a camera on, which they alone do. */
  ask: HOSTS,
  eject: HOSTS,
  /** See who waits, let them in, or refuse. */
  admit: HOSTS,
  lock: HOSTS,
  /** Say what all see: layout, spotlight, quality. */
  direct: HOSTS,
  /** Title, description, capacity, and whether there is a waiting room. */
  describe: ['host'],
  /** Give somebody a role, or step down. */
  assign: HOSTS,
  end: ['host'],
} satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MAY;
export const ACTIONS = Object.keys(MAY) as Action[];

/** What everybody does in a call, where nobody has a say over others. */
const IN_CALLS: readonly Action[] = ['chat', 'react', 'raise-hand', 'invite'];

/** Who takes part, as far as rights go. */
export type Actor = Pick<Member, 'id' | 'role'>;

/** Whether one role is above another. */
export const isAbove = (one: Role, other: Role): boolean =>
  ROLES.indexOf(one) < ROLES.indexOf(other);

/** Whether nobody else in the room is a host. */
const isLastHost = ({ members }: RoomDoc, { id }: Actor): boolean =>
  !Object.values(members).some((member) => member.role === 'host' && member.id !== id);

/**
 * Whether a member may do something in a room, upon `target` where it is done to somebody. The page hides what it may
 * not, and the server refuses it.
 */
export function can(actor: Actor, action: Action, room: RoomDoc, target?: Actor): boolean {
  const { kind, locked, waiting } = room.info;
  if (kind === 'call') return IN_CALLS.includes(action);
  const roles: readonly Role[] = MAY[action];
  if (!roles.includes(actor.role)) return false;
  switch (action) {
    // Where people are let in by hosts, nobody else lets them in by ringing.
    case 'invite':
      return (!locked && !waiting) || HOSTS.includes(actor.role);
    case 'stop':
    case 'eject':
      return !target || isAbove(actor.role, target.role);
    case 'ask':
      return !target || target.id !== actor.id;
    // Hosts are equals. A room is left without one only by who goes.
    case 'assign':
      if (target?.id === actor.id) return actor.role !== 'host' || !isLastHost(room, actor);
      return actor.role === 'host' && target?.role !== 'host';
    default:
      return true;
  }
}

/** Whether a member may give `target` a role: upwards nobody takes one for themselves. */
export const canAssign = (actor: Actor, role: Role, room: RoomDoc, target: Actor): boolean =>
  can(actor, 'assign', room, target) && (target.id !== actor.id || isAbove(actor.role, role));
