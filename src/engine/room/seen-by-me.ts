import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { Seen } from '../../backends/backend.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Roster } from './roster.ts';
import type { Shown, Sight } from './sight.ts';
import { stepFor } from './sight-state.ts';

interface Parts {
  readonly sight: Sight;
  readonly roster: Roster;
  readonly held: ReadonlySignal<boolean>;
  readonly isPageSeen: ReadonlySignal<boolean>;
}

/** What is to be said to each of the others: the same object for the same, so that it is not said again. */
export function seenByMe({ sight, roster, held, isPageSeen }: Parts) {
  let said: ReadonlyMap<MemberId, Seen> = new Map();
  const step = (id: MemberId, slot: Shown, before: Seen): number | undefined => {
    if (held.value || !isPageSeen.value) return 0;
    const lines = sight.lines(id, slot);
    return lines === undefined ? undefined : stepFor(lines, before[slot]);
  };
  return computed(() => {
    const now = roster.others.value.map(({ id }) => {
      const before = said.get(id) ?? {};
      const seen = { camera: step(id, 'camera', before), screen: step(id, 'screen', before) };
      const isSame = seen.camera === before.camera && seen.screen === before.screen;
      return [id, isSame ? before : seen] as const;
    });
    const isSame = now.length === said.size && now.every(([id, seen]) => said.get(id) === seen);
    if (!isSame) said = new Map(now);
    return said;
  });
}
