import * as v from 'valibot';
import { CHAT_LIMITS } from './chat-limits.ts';
import { type MemberId, madeId, type RoomId, roomId, type UserId, id as userId } from './ids.ts';
import { LIMITS } from './limits.ts';

/** Somebody, as they were called then. */
export interface Named {
  readonly user: UserId;
  readonly name: string;
}

/** The beginning of the message that another one answers; without text where that was deleted. */
export interface Quote {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** A file that was shared. Whoever knows its id can have it. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What it is by its content (a media type); `application/octet-stream` where nobody knows. */
  readonly type: string;
}

/** What the server itself notes in a log: of a member (`from`), or of the room. `titled` has the title as its text. */
export type SystemCode = 'hosts' | 'cohosts' | 'locked' | 'unlocked' | 'titled';

/** An entry of a room's log. Entries are upserted by `id`: the same id again replaces the entry. */
export interface ChatMessage {
  readonly id: string;
  readonly from: Named & { readonly member: MemberId };
  readonly text: string;
  /** Milliseconds since the epoch, by the server's clock; no two messages of a room have the same. */
  readonly sent: number;
  /** How often it was changed since: of two forms of a message, the one with the greater number is the newer. */
  readonly changes?: number;
  readonly edited?: boolean;
  /** Nothing is left of it but that there was something. */
  readonly deleted?: boolean;
  readonly reply?: Quote;
  /** Whom the text names with an `@`. */
  readonly mentions?: readonly Named[];
  /** By emoji, who gave it, in the order in which they did. */
  readonly reactions?: Readonly<Record<string, readonly Named[]>>;
  readonly file?: SharedFile;
  /** Nobody wrote it: the server noted this. */
  readonly system?: SystemCode;
}

/** Messages in a row, oldest first. */
export interface ChatPage {
  readonly log: readonly ChatMessage[];
  /** Whether there are older ones. */
  readonly older: boolean;
}

export interface ChatFound {
  /** Newest first. */
  readonly found: readonly ChatMessage[];
  readonly older: boolean;
}

/** What went on in a room's chat, as far as its log goes back. */
export interface ChatStatistics {
  readonly messages: number;
  /** Those who said most first. */
  readonly people: readonly (Named & { readonly messages: number; readonly reactions: number })[];
  /** Those given most often first. */
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
}

export interface Typing {
  readonly room: RoomId;
  readonly member: MemberId;
}

const words = v.pipe(v.string(), v.maxLength(LIMITS.text), v.trim());
const mentions = v.optional(v.pipe(v.array(userId), v.maxLength(CHAT_LIMITS.mentions)));

/** The id of an entry: what its sender made up, and who that was. */
const entryId = v.pipe(
  v.string(),
  v.maxLength(64 + 1 + LIMITS.id),
  v.regex(/^[\w-]{8,64}\/[^\s\p{C}]+$/u),
);

/** One emoji, of however many characters, as Unicode recommends them for general interchange. */
const EMOJI = '^\\p{RGI_Emoji}$';
const emoji = v.pipe(v.string(), v.maxLength(32), v.regex(new RegExp(EMOJI, 'v')));

/** The sender makes up the id, so that a repeated send appears once. */
export const chatSend = v.pipe(
  v.strictObject({
    room: roomId,
    id: madeId,
    text: words,
    reply: v.optional(entryId),
    mentions,
    file: v.optional(madeId),
  }),
  v.check(({ text, file }) => text !== '' || file !== undefined, 'nothing is said'),
);

export const chatEdit = v.strictObject({
  room: roomId,
  id: entryId,
  text: v.pipe(words, v.minLength(1)),
  mentions,
});

/** Asks to upload a file; the name loses what could turn it into another one, as paths and direction marks do. */
export const chatUpload = v.strictObject({
  room: roomId,
  name: v.pipe(
    v.string(),
    v.maxLength(CHAT_LIMITS.fileName),
    v.transform((name) => name.replace(/[\p{C}\\/]+/gu, ' ').trim()),
    v.minLength(1),
  ),
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export const chatDelete = v.strictObject({ room: roomId, id: entryId });

export const chatReact = v.strictObject({ room: roomId, id: entryId, emoji, on: v.boolean() });

export const chatTyping = v.strictObject({ room: roomId });

/** Messages older than one of them; without `before`, the newest. */
export const chatHistory = v.strictObject({
  room: roomId,
  before: v.optional(entryId),
  limit: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CHAT_LIMITS.historyPage)),
    CHAT_LIMITS.logPage,
  ),
});

export const chatSearch = v.strictObject({
  room: roomId,
  text: v.pipe(v.string(), v.maxLength(CHAT_LIMITS.query), v.trim(), v.minLength(1)),
  before: v.optional(entryId),
});

export const chatStatistics = v.strictObject({ room: roomId });
