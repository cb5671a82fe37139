import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { CalleeStatus, Invite } from '../../src/protocol/invite.ts';
import type { Member, RoomDoc } from '../../src/protocol/room-doc.ts';

/** An invitation from Alice, with these callees and what they do. */
export function invitation(callees: Record<string, CalleeStatus>, id = 'invite-1'): Invite {
  return {
    id,
    room: `call-of-${id}`,
    from: { user: 'alice', name: 'Alice' },
    video: false,
    callees: Object.entries(callees).map(([user, status]) => ({ user, name: user, status })),
    instance: 'instance of alice',
    expires: 0,
  };
}

export function member(id: string, more: Partial<Member> = {}): Member {
  const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
  const person = { id, user: `user of ${id}`, name: id, instance: `instance of ${id}` };
  const rights = { role: 'member', hand: null, asksToHost: false } as const;
  return { ...person, joined: 1, connected: true, held: false, ...rights, ...slots, ...more };
}

export function roomDoc(members: readonly Member[], more: Partial<RoomDoc> = {}): RoomDoc {
  return {
    rev: 1,
    info: { id: 'tea', kind: 'room', opened: 1 },
    members: Object.fromEntries(members.map((one) => [one.id, one])),
    ...more,
  };
}

export function message(id: string, sent: number, text = id): ChatMessage {
  return { id, from: { member: 'a', user: 'user of a', name: 'a' }, text, sent };
}
