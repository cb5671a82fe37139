import * as v from 'valibot';
import { LIMITS } from './limits.ts';

/** A person, as the site knows them; the same on all their devices. */
export type UserId = string;
/** One device of one person in one room. */
export type MemberId = string;
export type RoomId = string;
export type InviteId = string;
/** One connection of one page to the server. */
export type SessionId = string;

/** Visible characters only: ids are compared, logged and put into links, so no blanks, controls or direction marks. */
const VISIBLE = /^[^\s\p{C}]+$/u;

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.id), v.regex(VISIBLE));

/** Room ids may hold blanks inside, since people name rooms. */
export const roomId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(LIMITS.id),
  v.regex(/^[^\s\p{C}]([^\p{C}]*[^\s\p{C}])?$/u),
);

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Ids that programs make up: what `newId()` gives, or any others of letters, digits, `-` and `_`. They are keys of
 * records, so none that every object has already (`toString`, `__proto__`).
 */
export const madeId = v.pipe(
  v.string(),
  v.regex(/^[\w-]{8,64}$/),
  v.check((text) => !INHERITED.has(text)),
);
