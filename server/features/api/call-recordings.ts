import { newId } from '../../../src/base/new-id.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { CallId, CallPerson } from '../../calls/calls.ts';
import type { Recording, Recordings } from '../../recordings/recordings.ts';
import type { RoomState } from '../../rooms/rooms.ts';
import type { NoticesFeature } from '../notices.ts';
import { type Asker, assertOperator } from './asker.ts';
import type { CallReading } from './call-reading.ts';

interface Parts {
  readonly reading: CallReading;
  readonly recordings: Recordings;
  readonly notices: NoticesFeature;
  readonly now: () => number;
}

/** Whether somebody came, and was not taken out. */
const wasIn = ({ user, joined, ejected }: CallPerson, state: RoomState | undefined): boolean =>
  joined !== undefined && !ejected && !state?.ejected?.includes(user);

/** Where recordings of calls can be had: for those who were in them. */
export function callRecordings({ reading, recordings, notices, now }: Parts) {
  return {
    async of(asker: Asker, id: CallId): Promise<readonly Recording[]> {
      const { call, state } = await reading.find(asker, id);
      const own = call.people.find(({ user }) => user === asker.user);
      if (!asker.isOperator && !(own && wasIn(own, state))) {
        throw new CallError('forbidden', 'for those who were in this call');
      }
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
      for (const one of call.people) {
        if (!wasIn(one, state)) continue;
        await notices.add(one.user, { kind: 'recording', code: 'ready', ...where }, recording.id);
      }
      return recording;
    },
  };
}
