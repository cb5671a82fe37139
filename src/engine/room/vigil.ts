import { computed, type Signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import { type Attended, attention } from './attention.ts';
import { tellFailures } from './failure-news.ts';
import { followScreens } from './follow-screens.ts';
import { hearVoices } from './hear-voices.ts';
import { Line } from './line.ts';
import { MutedSpeech } from './muted-speech.ts';
import { reportQuality } from './report-quality.ts';
import type { RoomParts } from './room-parts.ts';
import { timeSetup } from './time-setup.ts';
import type { Voices } from './voices.ts';

interface Watched extends Attended {
  readonly voices: Voices;
  readonly mutedSpeech: { readonly isHeard: Signal<boolean> };
}

interface Parts extends RoomParts {
  readonly room: Watched;
  readonly isBarred: Signal<boolean>;
  readonly until: AbortSignal;
}

/** Watches over a call that goes on: what may go wrong with it later is loaded once it has begun. */
export function keepVigil(parts: Parts): void {
  const { room, id, instance, joined, sources, signaling, preferences, facts, isBarred, until } =
    parts;
  const { roster, carrier, health, voices, held, mutedSpeech, quality } = room;
  new Line(signaling, carrier, health, until);
  tellFailures(carrier, facts, isBarred, until);
  followScreens(roster, facts, until);
  const setup = timeSetup({ ...parts, roster, carrier });
  reportQuality({ id, instance, stay: joined.stay, signaling, quality, setup, until });
  hearVoices(voices, carrier, roster, until);
  const isTalking = computed(() => !held.value && roster.others.value.length > 0);
  new MutedSpeech(mutedSpeech.isHeard, sources.microphone, isTalking, facts, until);
  let isAttended = false;
  watch(() => {
    if (!carrier.backend.value || isAttended) return;
    isAttended = true;
    attention(room, preferences, until);
  }, until);
}
