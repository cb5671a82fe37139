import type { Signal } from '@preact/signals-core';
import { type DeviceKind, type KnownDevice, remember } from '../media/device-choice.ts';
import { type Choices, keep } from '../media/device-memory.ts';
import type { Sources } from '../media/source.ts';

/** What a choice changes. */
export interface Choosing {
  readonly sources: Sources;
  readonly choices: Signal<Choices>;
  /** Opens the device of a kind anew, as is chosen now. */
  readonly renew: (kind: DeviceKind) => Promise<void>;
}

/** Uses a device from now on, and remembers it; none leaves it to the system. */
export async function choose(
  kind: DeviceKind,
  device: KnownDevice | undefined,
  choosing: Choosing,
): Promise<void> {
  const chosen = remember(choosing.choices.peek()[kind], device);
  await change({ [kind]: chosen }, kind, choosing);
}

/** Changes what is chosen. Rejects with a `CallError` when the device cannot be opened so; the one before goes on. */
export async function change(
  what: Partial<Choices>,
  kind: DeviceKind,
  { sources, choices, renew }: Choosing,
): Promise<void> {
  const before = choices.peek();
  choices.value = { ...before, ...what };
  try {
    await renew(kind);
  } catch (thrown) {
    // Only this: something else may have been chosen meanwhile, and kept with what could not be opened.
    const undone = Object.keys(what).map((key) => [key, before[key as keyof Choices]]);
    choices.value = { ...choices.peek(), ...Object.fromEntries(undone) };
    keep(choices.peek());
    // It had to let go of the device before.
    const isOpen = kind !== 'speaker' && sources[kind].on.peek();
    if (!isOpen) await renew(kind).catch(() => {});
    throw thrown;
  }
  keep(choices.value);
}
