import type { UserId } from '../../protocol/ids.ts';
import type { KeptCall } from './kept-call.ts';

/** Milliseconds after which a page was not reloaded but closed, and opened again some other time. */
const FORGOTTEN = 10_000;

/** Whether a page that begins `now` (milliseconds since the epoch) comes soon enough to be the same visit. */
export const isSameVisit = ({ left }: KeptCall, now: number): boolean =>
  now >= left && now - left < FORGOTTEN;

/** Whether whoever is signed in is the one who was in the call, at the same server. */
export const isSamePerson = (kept: KeptCall, server: string, user: UserId | undefined): boolean =>
  kept.server === server && kept.user === user;
