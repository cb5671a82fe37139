import type { Source, Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device, SlotsOn } from '../protocol/slot.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';

interface Parts {
  readonly sources: Sources;
  readonly preferences: Preferences;
  readonly facts: Facts;
}

/**
 * Opens the devices that a person prefers to have on in a call, or those that are `wanted`. One that cannot be opened
 * is told, and ends nothing.
 */
export function openWanted(
  { sources, preferences, facts }: Parts,
  video: boolean,
  wanted?: Pick<SlotsOn, Device>,
): void {
  const turnOn = (source: Source): void => {
    // What could not be opened while it rang has been told. It is tried again when the person says so.
    if (source.state.value.status === 'failed') return;
    source.set(true).catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      facts.emit('call-error', { code, message, slot: source.slot });
    });
  };
  const { microphone, camera } = preferences;
  if (wanted?.microphone ?? microphone.value) turnOn(sources.microphone);
  if (wanted?.camera ?? (video || camera.value)) turnOn(sources.camera);
}
