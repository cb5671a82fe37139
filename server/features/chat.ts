import type { ChatMessage, Named } from '../../src/protocol/chat.ts';
import { type ChatAction, mayChat } from '../../src/protocol/chat-rights.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Files } from '../storage/files.ts';
import type { Keep } from '../storage/keeper.ts';
import { quoteOf } from '../storage/quoted.ts';
import { deleted, edited, named, reacted } from './chat-recipes.ts';
import type { FileSharing } from './files.ts';
import type { Noticing } from './noticing.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly chatLog: ChatLog;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly sharing: FileSharing;
  readonly noticing: Noticing;
  readonly now: () => number;
  readonly keep: Keep;
}

type Commands = 'chat:send' | 'chat:edit' | 'chat:delete' | 'chat:react' | 'chat:typing';

/** Messages to everyone in the room, and what becomes of them. */
export function chat(parts: Parts) {
  const { rooms, chatLog, outbox, files, sharing, noticing, now, keep } = parts;

  const tell = (room: RoomId, message: ChatMessage) =>
    outbox.send(`room:${room}`, 'chat:changed', { room, message });

  /** Those of the people asked for whom a text can name: who is in the room, or has written there and gone. */
  async function namedIn(text: string, users: readonly UserId[] = [], { doc }: RoomState) {
    const there: readonly Named[] = Object.values(doc.members);
    const isThere = users.every((user) => there.some((member) => member.user === user));
    const others = isThere ? [] : await chatLog.authors(doc.info.id, users);
    return named(text, users, [...others, ...there]);
  }

  async function change(
    room: RoomId,
    id: string,
    recipe: (message: ChatMessage) => ChatMessage,
  ): Promise<{ message: ChatMessage }> {
    const change = await chatLog.change(room, id, (message) => {
      if (message.system) throw new CallError('wrong-state', 'nobody wrote this');
      return recipe(message);
    });
    if (!change) throw new CallError('not-found', 'no such message');
    if (change.isChanged) tell(room, change.message);
    return { message: change.message };
  }

  /** The same, where the words change: those whom it concerns do not read them as they were. */
  async function rewrite(
    state: RoomState,
    id: string,
    recipe: (message: ChatMessage) => ChatMessage,
  ): Promise<{ message: ChatMessage }> {
    let before: ChatMessage | undefined;
    const answer = await change(state.doc.info.id, id, (message) => {
      before = message;
      return recipe(message);
    });
    if (before) noticing.reworded(state, before, answer.message);
    return answer;
  }

  /**
   * Keeps a message and tells those who are there; those who are away are told where it concerns them. What is there already is
   * told once more: whoever sends it again does not know that it was, and hearing it twice changes nothing.
   */
  async function say(
    room: RoomId,
    state: RoomState | undefined,
    wanted: ChatMessage,
  ): Promise<{ message: ChatMessage }> {
    const { message, isNew } = await chatLog.add(room, wanted);
    tell(room, message);
    if (isNew && state) noticing.said(state, message);
    return { message };
  }

  const handlers: Handlers<Commands> = {
    async 'chat:send'(session, { room, id, text, reply, mentions, file }) {
      const { member, state } = await seatOf(session, room, rooms);
      const original = reply === undefined ? undefined : await chatLog.get(room, reply);
      const people = await namedIn(text, mentions, state);
      const shared =
        file === undefined ? undefined : await sharing.ownFile(file, room, member.user);
      const from = { member: member.id, user: member.user, name: member.name };
      // A made-up id holds no slash, so nobody's message can take the place of another person's.
      return say(room, state, {
        ...{ id: `${id}/${member.user}`, from, text, sent: now() },
        // What was forgotten meanwhile is answered all the same.
        ...(original && { reply: quoteOf(original) }),
        ...(people && { mentions: people }),
        ...(shared && { file: shared }),
      });
    },
    async 'chat:edit'(session, { room, id, text, mentions }) {
      const { member, state } = await seatOf(session, room, rooms);
      const people = await namedIn(text, mentions, state);
      return rewrite(state, id, (message) => {
        assertMay(member, 'edit', message);
        return edited(message, text, people);
      });
    },
    async 'chat:delete'(session, { room, id }) {
      const { member, state } = await seatOf(session, room, rooms);
      let file: string | undefined;
      const answer = await rewrite(state, id, (message) => {
        assertMay(member, 'delete', message);
        file = message.file?.id;
        return deleted(message);
      });
      const shared = file;
      if (shared !== undefined) await keep('files', shared, () => files.remove(shared));
      return answer;
    },
    async 'chat:react'(session, { room, id, emoji, on }) {
      const { member } = await seatOf(session, room, rooms);
      const giver = { user: member.user, name: member.name };
      return change(room, id, (message) => reacted(message, emoji, giver, on));
    },
    async 'chat:typing'(session, { room }) {
      const { member } = await seatOf(session, room, rooms);
      outbox.send(`room:${room}`, 'chat:typing', { room, member: member.id });
      return {};
    },
  };

  return {
    handlers,
    /** Somebody writes who may without being there. */
    async post(
      { user, name }: Named,
      room: RoomId,
      id: string,
      text: string,
    ): Promise<ChatMessage> {
      const from = { member: '', user, name };
      const wanted = { id: `${id}/${user}`, from, text, sent: now() };
      return (await say(room, await rooms.get(room), wanted)).message;
    },
  };
}

export type ChatFeature = ReturnType<typeof chat>;

function assertMay(member: Member, action: ChatAction, { from }: ChatMessage): void {
  if (!mayChat(member, action, from.user)) throw new CallError('forbidden', 'not your message');
}
