import { every } from '../../base/every.ts';
import { watch } from '../../base/watch.ts';
import type { JoinReply } from '../../protocol/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Carrier } from './carrier.ts';
import type { Roster } from './roster.ts';
import { setupAfter, setupBegins } from './setup-state.ts';

/** Milliseconds between two looks at whether anything has come. */
const LOOK = 100;

interface Parts {
  readonly joined: JoinReply;
  /** When one asked to come in, by `performance.now()`. */
  readonly asked: number;
  readonly roster: Roster;
  readonly carrier: Carrier;
  readonly until: AbortSignal;
}

/**
 * Measures once how many seconds it takes until one hears or sees another: from asking to come in, or from when the first
 * other came, to the first sound or picture that is played. Answers with how to ask for it.
 */
export function timeSetup({ joined, asked, roster, carrier, until }: Parts) {
  const others = Object.values(joined.room.members).filter(({ id }) => id !== joined.me);
  let setup = setupBegins(asked, others.some(isThere));
  let last = asked;
  const over = new AbortController();
  const look = (): void => {
    const there = roster.others.peek().filter(isThere);
    const links = carrier.links.peek();
    const now = performance.now();
    setup = setupAfter(setup, {
      now,
      passed: now - last,
      isMet: there.length > 0,
      isSent: there.some(sends),
      isLinked: there.some(({ id }) => links.get(id) === 'connected'),
      hasCome: setup.status === 'waiting' && carrier.arriving().size > 0,
    });
    last = now;
    if (setup.status === 'over') over.abort();
  };
  const looking = AbortSignal.any([until, over.signal]);
  watch(() => {
    // Who comes is seen at once.
    if (roster.others.value) look();
  }, looking);
  every(LOOK, look, looking);
  return (): number | undefined => (setup.status === 'over' ? setup.seconds : undefined);
}

const isThere = ({ connected }: Member): boolean => connected;
const sends = ({ held, microphone, camera, screen }: Member): boolean =>
  !held && (microphone || camera || screen);
