import type { RoomId } from '../../../src/protocol/ids.ts';
import { type Ear, isCall, type Sent } from './ear.ts';
import type { Ledger } from './ledger.ts';

/** Whether a command may lead into a room, or before its door. */
export function mayLeadInto({ command, said }: Sent, room: RoomId, ledger: Ledger): boolean {
  if (!said) return false;
  if (command === 'room:join') return said['room'] === room;
  if (command === 'invite:accept') return ledger.roomOf.get(String(said['invite'])) === room;
  // The room is a new one, so its id is not known before it was told.
  const opens = said['room'] === undefined && said['arrival'] !== undefined;
  return command === 'invite:send' && opens && isCall(room);
}

/** Whether a connection may be in a room, or on the way there, though it was not told so yet. */
export const mayBeIn = (ear: Ear, room: RoomId, ledger: Ledger): boolean =>
  ear.unsure.has(room) || [...ear.underway].some((sent) => mayLeadInto(sent, room, ledger));
