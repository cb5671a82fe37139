import type { UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus, Invite } from '../../src/protocol/invite.ts';
import type { PushMessage } from '../../src/protocol/push.ts';
import { isMissed } from '../missed/missed-state.ts';
import type { PushOptions } from './pusher.ts';
import type { Subscription } from './subscriptions.ts';

/** Seconds for which a device that was off is still told of a missed call, and of a call that was answered elsewhere. */
const MISSED_TTL = 86_400;
const ELSEWHERE_TTL = 60;

/** What a callee's browsers are told when the callee has this status: that it rings, or what became of it. */
export const kindFor = (status: CalleeStatus): PushMessage['kind'] =>
  status === 'ringing' ? 'ring' : isMissed(status) ? 'missed' : 'elsewhere';

/** The message for one browser. The token is for a call that rings. */
export function messageFor(
  kind: PushMessage['kind'],
  { id: invite, from, video }: Invite,
  to: UserId,
  { page, server, lang }: Subscription,
  token: string,
): PushMessage {
  const about = { to, invite, from, video, page, lang };
  return kind === 'ring' ? { ...about, kind, token, server } : { ...about, kind };
}

/** How it is sent: what rings is urgent, and of no use to anybody afterwards. */
export function optionsFor(kind: PushMessage['kind'], invite: Invite, now: number): PushOptions {
  // One topic an invitation: a device that was out of reach hears of the end alone. So many characters fit.
  const topic = invite.id.slice(0, 32);
  const left = Math.max(0, Math.ceil((invite.expires - now) / 1_000));
  if (kind === 'ring') return { topic, urgency: 'high', ttl: left };
  return { topic, urgency: 'normal', ttl: kind === 'missed' ? MISSED_TTL : ELSEWHERE_TTL };
}
