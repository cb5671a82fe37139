import type { Source, Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';

interface Parts {
  readonly sources: Sources;
  readonly preferences: Preferences;
  readonly facts: Facts;
}

/** Opens the devices that a person wants to have on in a call. One that cannot be opened is told, and ends nothing. */
export function openWanted({ sources, preferences, facts }: Parts, video: boolean): void {
  const turnOn = (source: Source): void => {
    // What could not be opened while it rang has been told. It is tried again when the person says so.
    if (source.state.value.status === 'failed') return;
    source.set(true).catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      facts.emit('call-error', { code, message, slot: source.slot });
    });
  };
  if (preferences.microphone.value) turnOn(sources.microphone);
  if (video || preferences.camera.value) turnOn(sources.camera);
}
