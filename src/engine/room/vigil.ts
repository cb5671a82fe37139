import type { Signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import type { Preferences } from '../preferences.ts';
import { type Attended, attention } from './attention.ts';
import { tellFailures } from './failure-news.ts';
import { followScreens } from './follow-screens.ts';
import { Line } from './line.ts';

interface Parts {
  readonly room: Attended;
  readonly signaling: Signaling;
  readonly preferences: Preferences;
  readonly facts: Facts;
  readonly isBarred: Signal<boolean>;
  readonly until: AbortSignal;
}

/** Watches over a call that goes on: what may go wrong with it later is loaded once it has begun. */
export function keepVigil(parts: Parts): void {
  const { room, signaling, preferences, facts, isBarred, until } = parts;
  const { roster, carrier, health } = room;
  new Line(signaling, carrier, health, until);
  tellFailures(carrier, facts, isBarred, until);
  followScreens(roster, facts, until);
  let isAttended = false;
  watch(() => {
    if (!carrier.backend.value || isAttended) return;
    isAttended = true;
    attention(room, preferences.quality, until);
  }, until);
}
