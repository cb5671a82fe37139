import { newId } from '../../src/base/new-id.ts';
import { queue } from '../../src/base/serial.ts';
import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { InviteId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import type { Happening } from '../../src/protocol/notice.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { Member, RoomDoc } from '../../src/protocol/room-doc.ts';
import { isOf, without, withRead, withWords } from '../notices/notices-state.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Keep } from '../storage/keeper.ts';
import { quoteOf } from '../storage/quoted.ts';
import type { NoticesFeature } from './notices.ts';
import { concernedBy, isAway } from './noticing-state.ts';
import { kindOf } from './seating.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly chatLog: ChatLog;
  readonly notices: NoticesFeature;
  readonly keep: Keep;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

type Verdict = 'ejected' | 'denied' | 'ended';

const titleOf = ({ info }: Pick<RoomDoc, 'info'>): string => info.title || info.id;

/**
 * What of what happens becomes a notice, and for whom. Nobody waits for it: the rules call this and go on, and what fails
 * here fails for itself.
 */
export function noticing({ rooms, chatLog, notices, keep, now, onError }: Parts) {
  const inTurn = queue();
  /** One after the other: what becomes of a message is not overtaken by the news of it. */
  const meanwhile = (work: () => Promise<unknown>): void => void inTurn(work).catch(onError);

  function add(user: UserId, what: Happening, id = newId()): Promise<void> {
    const at = now();
    return keep('notices', user, () => notices.add(user, what, id, at));
  }

  const change = (user: UserId, recipe: Parameters<NoticesFeature['change']>[1]): Promise<void> =>
    keep('notices', user, () => notices.change(user, recipe));

  /** A room that can be found again by its name; of a call nothing is told. */
  async function where(room: RoomId): Promise<{ room?: RoomId; title?: string }> {
    if (kindOf(room) === 'call') return {};
    const state = await rooms.get(room);
    return { room, title: state ? titleOf(state.doc) : room };
  }

  /** Those whom a message concerns; the one whom it answers as well. */
  async function concerned(room: RoomId, message: ChatMessage) {
    const { reply } = message;
    return concernedBy(message, reply && (await chatLog.get(room, reply.id)));
  }

  async function said(state: RoomState, message: ChatMessage, known?: ChatMessage): Promise<void> {
    const { id: room } = state.doc.info;
    const before = known && (await concerned(room, known));
    for (const [user, code] of await concerned(room, message)) {
      if (before?.has(user) || !isAway(state, user)) continue;
      const { user: author, name } = message.from;
      await add(user, {
        ...{ kind: 'message', code, message: message.id, text: quoteOf(message).text },
        ...{ from: { user: author, name }, ...(await where(room)) },
      });
    }
  }

  async function reworded(
    state: RoomState,
    before: ChatMessage,
    after: ChatMessage,
  ): Promise<void> {
    const { id, from } = before;
    const room = state.doc.info.id;
    const still = await concerned(room, after);
    for (const [user] of await concerned(room, before)) {
      await change(user, (list) =>
        still.has(user)
          ? withWords(list, id, from.user, quoteOf(after).text)
          : without(list, (notice) => isOf(notice, id, from.user)),
      );
    }
    await said(state, after, before);
  }

  async function all(users: Iterable<UserId>, what: Happening): Promise<void> {
    for (const user of new Set(users)) await add(user, what);
  }

  return {
    /** A person was rung, and did not take part. */
    missed({ id, room, from, video }: Invite, user: UserId): void {
      meanwhile(async () =>
        add(user, { kind: 'invitation', from, video, ...(await where(room)) }, id),
      );
    },
    /** A person has seen that these calls were missed. */
    seen(user: UserId, calls: readonly InviteId[]): void {
      meanwhile(() => change(user, (list) => withRead(list, ({ id }) => calls.includes(id))));
    },
    /** What one person has missed of another is no news once they talk. */
    talking(user: UserId, other: UserId): void {
      const recipe = (list: Parameters<typeof withRead>[0]) =>
        withRead(list, (notice) => notice.kind === 'invitation' && notice.from.user === other);
      meanwhile(() => change(user, recipe));
    },
    /** Somebody has written a message. */
    said: (state: RoomState, message: ChatMessage): void => meanwhile(() => said(state, message)),
    /** Somebody has edited or deleted what they wrote: it is not to be read here either, as it was. */
    reworded: (state: RoomState, before: ChatMessage, after: ChatMessage): void =>
      meanwhile(() => reworded(state, before, after)),
    /** A host has put people out of a room, into which they do not come back by its name, or not right away. */
    ruled(doc: RoomDoc, users: Iterable<UserId>, code: Verdict, text?: string): void {
      const said = text ? { text } : {};
      meanwhile(() => all(users, { kind: 'system', code, title: titleOf(doc), ...said }));
    },
    /** A host has given somebody else a role. */
    promoted(doc: RoomDoc, by: Member, { user, role: before }: Member, role: Role): void {
      if (user === by.user || role === before) return;
      const from = { user: by.user, name: by.name };
      const place = { room: doc.info.id, title: titleOf(doc) };
      meanwhile(() => add(user, { kind: 'system', code: 'role', role, from, ...place }));
    },
  };
}

export type Noticing = ReturnType<typeof noticing>;
