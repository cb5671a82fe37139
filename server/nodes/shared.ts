import type { Invites } from '../invites/invites.ts';
import type { People } from '../people/people.ts';
import type { Answers } from '../push/answers.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Agenda } from './agenda.ts';
import type { Timed } from './timed.ts';

/** What goes on right now, and what all nodes of a server know alike. */
export interface Shared {
  readonly people: People;
  readonly rooms: Rooms;
  readonly invites: Invites;
  readonly answers: Answers;
  readonly agenda: Agenda;
  readonly timed: Timed;
}
