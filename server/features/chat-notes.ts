import { newId } from '../../src/base/new-id.ts';
import type { ChatMessage, SystemCode } from '../../src/protocol/chat.ts';
import type { RoomDoc } from '../../src/protocol/room-doc.ts';
import type { Outbox } from '../outbox.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Keep } from '../storage/keeper.ts';
import type { Commit } from './commit.ts';

interface Parts {
  readonly chatLog: ChatLog;
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly keep: Keep;
}

interface Note {
  readonly system: SystemCode;
  readonly from: ChatMessage['from'];
  readonly text: string;
}

const NOBODY = { member: '', user: '', name: '' };

/**
 * What a room's log says of a change of its document. Who comes and goes is not in it: one sees them, and in a call of
 * eight with a bad network the talk would drown in it.
 */
export function notesOf(before: RoomDoc, after: RoomDoc): readonly Note[] {
  const notes: Note[] = [];
  for (const { id, user, name, role } of Object.values(after.members)) {
    const old = before.members[id];
    if (!old || old.role === role || (role !== 'host' && role !== 'cohost')) continue;
    const system = role === 'host' ? 'hosts' : 'cohosts';
    notes.push({ system, from: { member: id, user, name }, text: '' });
  }
  const { locked = false, title = '' } = after.info;
  if (locked !== (before.info.locked ?? false))
    notes.push({ system: locked ? 'locked' : 'unlocked', from: NOBODY, text: '' });
  if (title !== (before.info.title ?? '') && title !== '')
    notes.push({ system: 'titled', from: NOBODY, text: title });
  return notes;
}

/** Changes rooms, and notes in their logs what of it belongs there. */
export function noting(commit: Commit, { chatLog, outbox, now, keep }: Parts): Commit {
  return async (room, recipe) => {
    const change = await commit(room, recipe);
    if (!change.before || !change.after) return change;
    for (const note of notesOf(change.before.doc, change.after.doc)) {
      // Made up here, so no message of somebody's takes its place.
      const id = `${newId()}/-`;
      const sent = now();
      await keep('chatLog', room, async () => {
        const { message } = await chatLog.add(room, { id, ...note, sent });
        outbox.send(`room:${room}`, 'chat:changed', { room, message });
      });
    }
    return change;
  };
}
