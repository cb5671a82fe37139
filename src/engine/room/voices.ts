import { signal } from '@preact/signals-core';
import type { MemberId } from '../../protocol/ids.ts';

/** Who of the others speaks, where there are several. */
export class Voices {
  readonly speaking = signal<ReadonlySet<MemberId>>(new Set());
  /** Who has the floor: speaks, or spoke last. */
  readonly active = signal<MemberId | undefined>(undefined);
}
