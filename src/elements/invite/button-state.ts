import type { Engine } from '../../engine/engine.ts';
import type { Going } from '../../engine/invite/outgoing-state.ts';
import type { RoomId, UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/presence.ts';

/** What goes on between one person and those whom a button rings, or in the room that it joins. */
export type CallState = 'idle' | 'calling' | 'in-call';

export function stateOf(
  engine: Engine | undefined,
  users: readonly UserId[],
  roomId: RoomId,
): CallState {
  if (goingTo(engine, users)?.status === 'calling') return 'calling';
  const room = engine?.room.value;
  const isIn = users.length
    ? room?.roster.others.value.some(({ user }) => users.includes(user))
    : room?.id === roomId;
  return room && isIn ? 'in-call' : 'idle';
}

/** How ringing just these people goes, or has ended. */
export const goingTo = (engine: Engine | undefined, users: readonly UserId[]): Going | undefined =>
  engine?.outgoing.all.value.find(({ to }) => to.join() === users.join());

/** The best news of all the people: one who is there is enough to call. */
export function presenceOf(
  engine: Engine | undefined,
  users: readonly UserId[],
): PresenceStatus | undefined {
  if (!engine || !users.length) return undefined;
  if (engine.signaling.state.value !== 'connected') return 'offline';
  const statuses = users.map((user) => engine.presence.people.value.get(user)?.status);
  return (['available', 'busy', 'offline'] as const).find((status) => statuses.includes(status));
}
