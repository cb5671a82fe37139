import type { Calls } from '../../calls/calls.ts';
import type { Invites } from '../../invites/invites.ts';
import type { People } from '../../people/people.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import { callDoing } from './call-doing.ts';
import { callQuality } from './call-quality.ts';
import { callReading } from './call-reading.ts';

type Doing = Parameters<typeof callDoing>[0];

import type { QualityReports } from '../../storage/quality-reports.ts';

interface Parts extends Pick<Doing, 'inviteFeature' | 'roomFeature' | 'now'> {
  readonly calls: Calls;
  readonly rooms: Rooms;
  readonly invites: Invites;
  readonly people: People;
  readonly reports: QualityReports;
}

/** What can be asked without a connection, by the same rules. */
export function apiRules(parts: Parts) {
  const reading = callReading(parts);
  return {
    reading,
    doing: callDoing({ ...parts, reading }),
    quality: callQuality({ ...parts, reading }),
    /** What a person is called on the page that came last; a person nobody has heard of, by their id. */
    nameOf: async (user: string): Promise<string> => (await parts.people.get(user)).name,
  };
}

export type ApiRules = ReturnType<typeof apiRules>;
