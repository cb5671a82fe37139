import { computed, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { Preferences } from '../preferences.ts';
import { adapt } from './adaptation.ts';
import type { Carrier } from './carrier.ts';
import type { Health } from './health.ts';
import { lookAtLinks } from './looks.ts';
import { pageSight } from './page-sight.ts';
import type { RoomQuality } from './quality.ts';
import type { Roster } from './roster.ts';
import { seenByMe } from './seen-by-me.ts';
import type { Sight } from './sight.ts';

/** What of a room is needed for it. */
export interface Attended {
  readonly carrier: Carrier;
  readonly roster: Roster;
  readonly health: Health;
  readonly quality: Signal<RoomQuality>;
  readonly sight: Sight;
  readonly held: ReadonlySignal<boolean>;
}

/** What a room does once media is under way: looks at the links, and has no more sent than is seen and gets through. */
export function attention(
  { carrier, roster, health, quality, sight, held }: Attended,
  { quality: pages, chosenQuality }: Pick<Preferences, 'quality' | 'chosenQuality'>,
  until: AbortSignal,
): void {
  const seen = seenByMe({ sight, roster, held, isPageSeen: pageSight(until) });
  const hostsQuality = computed(() => roster.doc.value.info.quality ?? undefined);
  const own = computed(() => chosenQuality.value ?? pages.value);
  adapt({ carrier, seen, quality: own, hostsQuality, until });
  lookAtLinks({ carrier, roster, health, quality, seen, until });
}
