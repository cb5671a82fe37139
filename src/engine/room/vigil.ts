import type { Signal } from '@preact/signals-core';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import type { Carrier } from './carrier.ts';
import { tellFailures } from './failure-news.ts';
import { followScreens } from './follow-screens.ts';
import type { Health } from './health.ts';
import { Line } from './line.ts';
import type { Roster } from './roster.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly roster: Roster;
  readonly carrier: Carrier;
  readonly health: Health;
  readonly facts: Facts;
  readonly isBarred: Signal<boolean>;
  readonly until: AbortSignal;
}

/** Watches over a call that goes on: what may go wrong with it later is loaded once it has begun. */
export function keepVigil(parts: Parts): void {
  const { signaling, roster, carrier, health, facts, isBarred, until } = parts;
  new Line(signaling, carrier, health, until);
  tellFailures(carrier, facts, isBarred, until);
  followScreens(roster, facts, until);
}
