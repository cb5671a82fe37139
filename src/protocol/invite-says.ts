import type { Invite } from './invite.ts';

/** Whether somebody has accepted. */
export const isAnswered = (invite: Pick<Invite, 'callees'> | undefined): boolean =>
  invite?.callees.some(({ status }) => status === 'accepted') ?? false;

/** The words with which somebody declined, if anybody gave any. */
export const wordsOf = (invite: Invite | undefined): string | undefined =>
  invite?.callees.find(({ reason }) => reason)?.reason;
