import type { ReadonlySignal } from '@preact/signals-core';
import { slotsOn } from '../../media/slots-on.ts';
import type { RoomId, UserId } from '../../protocol/ids.ts';
import type { Stay, Was } from '../../protocol/room.ts';
import type { SlotsOn } from '../../protocol/slot.ts';
import { KEPT_CALL } from '../page-life.ts';
import type { RoomParts } from './room-parts.ts';
import type { Roster } from './roster.ts';

/** What a page that goes away leaves for the next one of the same tab, which may be itself, reloaded. */
export interface KeptCall {
  readonly server: string;
  readonly user: UserId;
  readonly room: RoomId;
  readonly stay: Stay;
  /** What one was there, for a server that has lost the room. */
  readonly was?: Was;
  readonly slots: SlotsOn;
  /** Whether the page showed it; the others were behind it, on hold. */
  readonly isInFront: boolean;
  /** When the conversation began, in milliseconds since the epoch. */
  readonly started: number;
  /** When the page went away, in milliseconds since the epoch. */
  readonly left: number;
}

interface Parts extends RoomParts {
  readonly roster: Roster;
  readonly started: ReadonlySignal<number | undefined>;
}

/**
 * Leaves the call for the next page when this one goes away, and not before: a tab that is duplicated takes a copy of
 * what is kept, and must not take the place.
 */
export function keepCall(parts: Parts, until: AbortSignal): void {
  addEventListener(
    'pagehide',
    () => {
      const call = describe(parts);
      if (call) store([...takeCalls(), { ...call, left: Date.now() }]);
    },
    { signal: until },
  );
  // Out of the back/forward cache: it was this very page, and it has its call still.
  addEventListener('pageshow', () => void takeCalls(), { signal: until });
}

/** What brings the next page of this tab back here; nothing where nobody has come yet. */
function describe(parts: Parts): Omit<KeptCall, 'left'> | undefined {
  const { joined, sources, signaling, id: room, isInFront, roster } = parts;
  const user = roster.me.peek()?.user;
  const started = parts.started.peek();
  if (user === undefined || started === undefined) return undefined;
  return {
    ...{ server: signaling.server, user, room, stay: joined.stay, was: roster.was, started },
    ...{ slots: slotsOn(sources), isInFront: isInFront() },
  };
}

/** Takes what an earlier page has left, which nobody else then can. */
export function takeCalls(): readonly KeptCall[] {
  try {
    const text = sessionStorage.getItem(KEPT_CALL) ?? '[]';
    sessionStorage.removeItem(KEPT_CALL);
    return JSON.parse(text) as KeptCall[];
  } catch {
    return [];
  }
}

function store(calls: readonly KeptCall[]): void {
  try {
    sessionStorage.setItem(KEPT_CALL, JSON.stringify(calls));
  } catch {
    // A page that may not store anything: the call ends with it.
  }
}
