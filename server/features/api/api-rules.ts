import type { People } from '../../people/people.ts';
import { callDoing } from './call-doing.ts';
import { callQuality } from './call-quality.ts';
import { callReading } from './call-reading.ts';
import { callRecordings } from './call-recordings.ts';
import { roomHosting } from './room-hosting.ts';
import { roomRights } from './room-rights.ts';
import { roomSetting } from './room-setting.ts';

type PartsOf<F extends (parts: never) => unknown> = Parameters<F>[0];
/** What is made here. */
type Made = 'reading' | 'rights';
type Parts = { readonly people: People } & Omit<
  PartsOf<typeof callReading> &
    PartsOf<typeof callDoing> &
    PartsOf<typeof callQuality> &
    PartsOf<typeof callRecordings> &
    PartsOf<typeof roomRights> &
    PartsOf<typeof roomSetting> &
    PartsOf<typeof roomHosting>,
  Made
>;

/** What can be asked without a connection, by the same rules. */
export function apiRules(parts: Parts) {
  const reading = callReading(parts);
  const rights = roomRights(parts);
  return {
    reading,
    doing: callDoing({ ...parts, reading }),
    quality: callQuality({ ...parts, reading }),
    recordings: callRecordings({ ...parts, reading }),
    rights,
    setting: roomSetting({ ...parts, rights }),
    hosting: roomHosting({ ...parts, rights }),
    /** What a person is called on the page that came last; a person nobody has heard of, by their id. */
    nameOf: async (user: string): Promise<string> => (await parts.people.get(user)).name,
  };
}

export type ApiRules = ReturnType<typeof apiRules>;
