import type { Signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Facts } from '../facts.ts';
import type { Carrier } from './carrier.ts';

/** Says once for each of the others when no connection comes about, and whether there is somebody without one. */
export function tellFailures(
  carrier: Carrier,
  facts: Facts,
  isBarred: Signal<boolean>,
  until: AbortSignal,
): void {
  const met = new Set<MemberId>();
  const told = new Set<MemberId>();
  watch(() => {
    const links = [...carrier.links.value];
    for (const [member, link] of links) {
      if (link === 'connected') met.add(member);
      if (link !== 'failed' || told.has(member) || met.has(member)) continue;
      told.add(member);
      const message = 'no way to another member; between strict networks a call needs TURN';
      facts.emit('call-error', { code: 'connection-failed', message });
    }
    isBarred.value = links.some(([id, link]) => link === 'failed' && !met.has(id));
  }, until);
}
