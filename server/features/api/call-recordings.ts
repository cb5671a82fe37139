import { newId } from '../../../src/base/new-id.ts';
import type { CallId } from '../../calls/calls.ts';
import type { Recording, Recordings } from '../../recordings/recordings.ts';
import type { NoticesFeature } from '../notices.ts';
import { type Asker, assertOperator } from './asker.ts';
import type { CallReading } from './call-reading.ts';

interface Parts {
  readonly reading: CallReading;
  readonly recordings: Recordings;
  readonly notices: NoticesFeature;
  readonly now: () => number;
}

/** Where recordings of calls can be had: for those who were in them. */
export function callRecordings({ reading, recordings, notices, now }: Parts) {
  return {
    async of(asker: Asker, id: CallId): Promise<readonly Recording[]> {
      await reading.find(asker, id);
      return recordings.of(id);
    },
    /** Whoever records for the site says where it is. Those who were in the call get a notice. */
    async add(
      asker: Asker,
      id: CallId,
      what: Pick<Recording, 'url' | 'began' | 'seconds'>,
    ): Promise<Recording> {
      assertOperator(asker);
      const { call, state } = await reading.find(asker, id);
      const recording = { ...what, id: newId(), call: id, at: now() };
      await recordings.add(recording);
      // The id of a call is a secret, which notices never tell.
      const title = state?.doc.info.title || call.room;
      const where = call.kind === 'room' ? { room: call.room, title } : {};
      for (const { user, joined } of call.people) {
        if (joined === undefined) continue;
        await notices.add(user, { kind: 'recording', code: 'ready', ...where }, recording.id);
      }
      return recording;
    },
  };
}
