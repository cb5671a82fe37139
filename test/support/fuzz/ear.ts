import type { MemberId, RoomId, UserId } from '../../../src/protocol/ids.ts';
import type { RoomDoc } from '../../../src/protocol/room-doc.ts';

/** A message that was sent. */
export interface Sent {
  readonly command: string;
  /** The payload as the server's schema reads it; undefined where that refuses it. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
  /** The payload as JSON. */
  readonly text: string;
  readonly isAsked: boolean;
  /** When, by the checker's own count. */
  readonly at: number;
  /** Rooms that were closed for this connection since. */
  readonly closed: Set<RoomId>;
}

/** A connection's place in a room, and the room as it was told of it. */
export interface Place {
  readonly me: MemberId;
  readonly doc: RoomDoc;
}

/** Lines of a trace, and characters of what is repeated in one. */
const TRACE = 40;
const ENOUGH = 400;

const HOSTS: readonly (string | undefined)[] = ['host', 'cohost'];

/** One connection, and what it may hear: all of it known from what the server has said to it, in that order. */
export class Ear {
  readonly user: UserId;
  readonly waits = new Set<RoomId>();
  /** Commands that may not have been done yet: nobody has answered, or was asked to. */
  readonly underway = new Set<Sent>();
  /** Rooms that were closed here while it may have been on the way into them: before that, or after. */
  readonly unsure = new Set<RoomId>();
  /** Rooms into which it has asked to be let. */
  readonly asked = new Set<RoomId>();
  /** Rooms that it has left while they ended: it may be told of that afterwards. */
  readonly ending = new Set<RoomId>();
  /** What was heard of rooms into which a command under way may have led. */
  hearsay: { readonly room: RoomId; readonly what: string }[] = [];
  /** By the checker's count: since then, commands of others may be under way. */
  since = 0;
  watches: ReadonlySet<UserId> = new Set();
  watchesAll = false;
  /** Refusals that were not asked for, and messages that can have brought them about, and must have. */
  readonly refusals = { heard: 0, atMost: 0, atLeast: 0 };
  /** What went on here last, for whoever has to find out why. */
  readonly trace: string[] = [];
  readonly #places = new Map<RoomId, Place>();
  readonly #lastIn = new Map<RoomId, number>();
  readonly #lastHost = new Map<RoomId, number>();

  constructor(user: UserId) {
    this.user = user;
  }

  note(what: string, detail: string | undefined): void {
    this.trace.push(`${what} ${detail?.slice(0, ENOUGH)}`);
    if (this.trace.length > TRACE) this.trace.shift();
  }

  get places(): ReadonlyMap<RoomId, Place> {
    return this.#places;
  }

  /** It is in, with another document than before; `at` by the checker's count. */
  put(room: RoomId, place: Place, at: number): void {
    this.#leaveTrace(room, at);
    this.#places.set(room, place);
    this.waits.delete(room);
    this.ending.delete(room);
  }

  drop(room: RoomId, at: number): void {
    this.#leaveTrace(room, at);
    this.#places.delete(room);
  }

  #leaveTrace(room: RoomId, at: number): void {
    if (!this.#places.has(room)) return;
    this.#lastIn.set(room, at);
    if (this.isHost(room)) this.#lastHost.set(room, at);
  }

  isHost(room: RoomId): boolean {
    const place = this.#places.get(room);
    return HOSTS.includes(place?.doc.members[place.me]?.role);
  }

  /** Whether it was in a room at some time since then. */
  wasIn(room: RoomId, since: number): boolean {
    return this.#places.has(room) || (this.#lastIn.get(room) ?? -1) >= since;
  }

  wasHost(room: RoomId, since: number): boolean {
    return this.isHost(room) || (this.#lastHost.get(room) ?? -1) >= since;
  }

  /** What a person is who sends from here. */
  get position(): 'in a call' | 'member' | 'waiting' | 'outsider' {
    if (this.waits.size > 0) return 'waiting';
    if (this.#places.size === 0) return 'outsider';
    return [...this.#places.keys()].some(isCall) ? 'in a call' : 'member';
  }
}

export const isCall = (room: RoomId): boolean => room.startsWith('call-');
