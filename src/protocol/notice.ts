import * as v from 'valibot';
import { madeId, type RoomId, type UserId } from './ids.ts';
import { NOTICE_LIMITS } from './notice-limits.ts';
import type { Role } from './roles.ts';

/** Made up by the server, or the id of an invitation; one's own within a person's list. */
export type NoticeId = string;

interface By {
  readonly from: { readonly user: UserId; readonly name: string };
}

/** Where it happened. The id of a call, which is a secret of those who are in it, is never told. */
interface Where {
  /** A room that is met by this id; whether the person may come in is asked there. */
  readonly room?: RoomId;
  /** What the room is called: its title, or else its id. */
  readonly title?: string;
}

/** One was rung, and did not take part. The notice has the invitation's id. */
type Invited = { readonly kind: 'invitation'; readonly video: boolean } & By & Where;

/** Somebody has named one, or answered one's message, in the chat of a room in which one was not at the time. */
type Written = {
  readonly kind: 'message';
  readonly code: 'mentioned' | 'replied';
  /** The message's id. */
  readonly message: string;
  /** Its beginning, or the name of the file that it is. */
  readonly text: string;
} & By &
  Where;

/** A recording in which one is, or which is for one, can be had. */
type Recorded = { readonly kind: 'recording'; readonly code: 'ready' } & Partial<By> & Where;

/** What hosts did: `text` is the reason that was given. */
type Ruled = { readonly kind: 'system'; readonly title: string } & Where &
  (
    | { readonly code: 'ejected' | 'denied' | 'ended'; readonly text?: string }
    | ({ readonly code: 'role'; readonly role: Role } & By)
  );

/** What may happen to somebody who is not looking. */
export type Happening = Invited | Written | Recorded | Ruled;

export type NoticeKind = Happening['kind'];

/** What a person should know and may have missed, kept until they delete it. */
export type Notice = Happening & {
  readonly id: NoticeId;
  /** Milliseconds since the epoch, by the server's clock; no two notices of a person have the same. */
  readonly at: number;
  readonly read: boolean;
};

const ids = v.optional(v.pipe(v.array(madeId), v.minLength(1), v.maxLength(NOTICE_LIMITS.kept)));
const time = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/** Notices older than a time (`at` of the oldest that is known); without `before`, the newest. */
export const noticeList = v.strictObject({
  before: time,
  limit: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(NOTICE_LIMITS.kept)),
    NOTICE_LIMITS.page,
  ),
});

/** These, and all up to a time: what came later nobody has seen yet. */
const some = v.pipe(
  v.strictObject({ notices: ids, until: time }),
  v.check(
    ({ notices, until }) => notices !== undefined || until !== undefined,
    'notices or until: one of them is needed',
  ),
);
export const noticeRead = some;
export const noticeDelete = some;

export interface NoticePage {
  /** Newest first. */
  readonly notices: readonly Notice[];
  /** How many there are in all that were not read. */
  readonly unread: number;
  /** Whether there are older ones. */
  readonly older: boolean;
}

/** What is new in a person's notices. Hearing the same twice changes nothing. */
export interface NoticeChange {
  /** Those that have come, or have other words now. */
  readonly notices?: readonly Notice[];
  /** Those that were read. */
  readonly read?: readonly NoticeId[];
  /** Those that are no more. */
  readonly gone?: readonly NoticeId[];
  readonly unread: number;
}
