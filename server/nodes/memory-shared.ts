import { MemoryInvites } from '../invites/memory-invites.ts';
import { MemoryPeople } from '../people/memory-people.ts';
import { MemoryAnswers } from '../push/memory-answers.ts';
import { MemoryRooms } from '../rooms/memory-rooms.ts';
import { MemoryAgenda } from './memory-agenda.ts';
import { MemoryTimed } from './memory-timed.ts';
import type { Shared } from './shared.ts';

/** What goes on, in the memory of one process that is the whole server. `until` stops all that is planned. */
export const memoryShared = (until: AbortSignal, onError: (error: unknown) => void): Shared => ({
  people: new MemoryPeople(),
  rooms: new MemoryRooms(),
  invites: new MemoryInvites(),
  answers: new MemoryAnswers(),
  agenda: new MemoryAgenda(until, onError),
  timed: new MemoryTimed(until),
});
