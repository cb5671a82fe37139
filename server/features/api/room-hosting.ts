import { newId } from '../../../src/base/new-id.ts';
import type { ChatMessage, ChatPage } from '../../../src/protocol/chat.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { Waiting } from '../../../src/protocol/hosting.ts';
import type { MemberId, RoomId } from '../../../src/protocol/ids.ts';
import { type Member, membersOf } from '../../../src/protocol/room-doc.ts';
import type { Before, ChatLog } from '../../storage/chat-log.ts';
import type { ChatFeature } from '../chat.ts';
import { seesWaiting } from '../commit.ts';
import type { Ruling } from '../ruling.ts';
import { waitingIn } from '../waiting-state.ts';
import type { Asker } from './asker.ts';
import type { RoomRights } from './room-rights.ts';

interface Parts {
  readonly rights: RoomRights;
  readonly ruling: Ruling;
  readonly chatLog: ChatLog;
  readonly chatFeature: ChatFeature;
}

/** What hosts do for a room that goes on, and those who are in it, without a page. */
export function roomHosting({ rights, ruling, chatLog, chatFeature }: Parts) {
  return {
    /** Who is in it, in the order in which they came; who waits, for those who may let them in. */
    async people(
      asker: Asker,
      id: RoomId,
    ): Promise<{ people: readonly Member[]; waiting?: readonly Waiting[] }> {
      const { state, mine, isOwn } = await rights.member(asker, id);
      const sees = isOwn || (state && mine.some((one) => seesWaiting(one, state)));
      return {
        people: state ? membersOf(state.doc) : [],
        ...(sees && { waiting: state ? waitingIn(state) : [] }),
      };
    },
    async close(asker: Asker, id: RoomId): Promise<void> {
      await rights.entitled(asker, id, 'end');
      await ruling.end(id, asker.user);
    },
    async admit(asker: Asker, id: RoomId, member?: MemberId): Promise<void> {
      await rights.entitled(asker, id, 'admit');
      await ruling.admit(id, member);
    },
    async deny(asker: Asker, id: RoomId, member: MemberId, reason?: string): Promise<void> {
      await rights.entitled(asker, id, 'admit');
      await ruling.deny(id, member, reason);
    },
    /** Takes a person out with all devices, of which none may be above who asks. */
    async eject(asker: Asker, id: RoomId, member: MemberId, reason?: string): Promise<void> {
      const { state } = await rights.standing(asker, id);
      const all = Object.values(state?.doc.members ?? {});
      const user = all.find((one) => one.id === member)?.user;
      const devices = all.filter((one) => one.user === user).map((one) => one.id);
      await rights.entitled(asker, id, 'eject', ...devices);
      if (user === undefined) throw new CallError('not-found', 'no such member');
      await ruling.eject(id, user, reason);
    },
    async messages(asker: Asker, id: RoomId, part: Before): Promise<ChatPage> {
      await rights.member(asker, id);
      return chatLog.page(id, part);
    },
    /** Says something: for those who are in it, by their seat, and for those whose room it is. */
    async say(
      asker: Asker,
      room: RoomId,
      text: string,
      id: string = newId(),
    ): Promise<ChatMessage> {
      const { state, mine } = await rights.member(asker, room);
      const session = mine.map((one) => state?.seats[one.id]?.session)[0];
      if (session === undefined) return chatFeature.post(asker, room, id, text);
      const seated = { ...asker, id: session };
      return (await chatFeature.handlers['chat:send'](seated, { room, id, text })).message;
    },
  };
}
