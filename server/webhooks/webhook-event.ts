import type { UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus } from '../../src/protocol/invite.ts';
import type { Fact } from '../facts.ts';

/** What a site is told: its kind, and whom and what it is about. */
export interface WebhookEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const SETTLED: Readonly<Record<Exclude<CalleeStatus, 'ringing'>, string>> = {
  accepted: 'call.answered',
  declined: 'call.declined',
  busy: 'call.busy',
  offline: 'call.unreachable',
  cancelled: 'call.cancelled',
  expired: 'call.expired',
};

/**
 * What sites are told of a fact; undefined where that is nothing. Ids, and names as people had them: they are the site's own.
 * Nothing that anybody has written.
 */
export function eventOf(fact: Fact): WebhookEvent | undefined {
  const { type, at: _at, ...about } = fact;
  switch (fact.type) {
    case 'call:ringing':
      return { type: 'call.ringing', data: about };
    case 'call:settled': {
      if (fact.status === 'ringing') return undefined;
      const { call, room, invite, user, name } = fact;
      return { type: SETTLED[fact.status], data: { call, room, invite, user, name } };
    }
    case 'room:opened':
      // A call begins by ringing.
      if (fact.kind === 'call') return undefined;
      return { type: 'room.opened', data: { call: fact.call, room: fact.room } };
    case 'room:closed': {
      const { call, room, reason, kind } = fact;
      return { type: kind === 'call' ? 'call.ended' : 'room.closed', data: { call, room, reason } };
    }
    case 'member:joined':
    case 'member:left':
      return { type: type.replace(':', '.'), data: about };
  }
}

/** Whether what an event tells has a person in it. */
export function namesPerson(data: WebhookEvent['data'], user: UserId): boolean {
  const all = [data, data['from'], ...[data['to'] ?? []].flat()];
  return all.some((one) => (one as { user?: unknown } | undefined)?.user === user);
}
