import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Facts } from '../facts.ts';
import type { Carrier } from './carrier.ts';

/** Says once for each of the others when no connection comes about, however often that is tried. */
export function tellFailures(carrier: Carrier, facts: Facts, until: AbortSignal): void {
  const told = new Set<MemberId>();
  watch(() => {
    for (const [member, link] of carrier.links.value) {
      if (link === 'connected') told.delete(member);
      if (link !== 'failed' || told.has(member)) continue;
      told.add(member);
      const message = 'no way to another member; between strict networks a call needs TURN';
      facts.emit('call-error', { code: 'connection-failed', message });
    }
  }, until);
}
