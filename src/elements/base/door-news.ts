import './english-errors.ts';
import { type Signal, signal } from '@preact/signals-core';
import type { Engine } from '../../engine/engine.ts';
import type { FactMap } from '../../engine/facts.ts';
import type { Localize } from './localize.ts';

/** Why one is not in a room, and the words of whoever decided that. */
export type DoorNews =
  | Pick<FactMap['call-ended'], 'reason' | 'message'>
  | { readonly code: Closed };

const CLOSED = ['room-locked', 'room-full', 'ejected'] as const;
type Closed = (typeof CLOSED)[number];
const SENT_AWAY: readonly string[] = ['denied', 'ejected', 'ended'];

const all = new WeakMap<Engine, Signal<DoorNews | undefined>>();

function of(engine: Engine): Signal<DoorNews | undefined> {
  const known = all.get(engine) ?? signal<DoorNews | undefined>();
  all.set(engine, known);
  return known;
}

/**
 * Why somebody's last way into a room, or out of it, was a host's decision or the room's: refused, sent away, ended for all,
 * locked or full. It stays until they wait, are in a call or have hung up themselves.
 */
export const doorNewsOf = (engine: Engine): DoorNews | undefined =>
  engine.room.value || engine.waiting.value ? undefined : of(engine).value;

/** The same in words. */
export function doorWords(news: DoorNews, words: Localize): string {
  return 'code' in news ? words.error(news.code) : words.reason(news.reason);
}

/** Keeps what a fact says about that, also for elements that are on the page only later. */
export function keepDoorNews<F extends keyof FactMap>(
  engine: Engine | undefined,
  fact: F,
  detail: FactMap[F],
): void {
  if (!engine) return;
  const known = of(engine);
  if ('reason' in detail && fact === 'call-ended') {
    known.value = SENT_AWAY.includes(detail.reason) ? detail : undefined;
  } else if ('code' in detail && fact === 'call-error') {
    const code = CLOSED.find((one) => one === detail.code);
    if (code) known.value = { code };
  } else if (fact === 'call-started') known.value = undefined;
}
