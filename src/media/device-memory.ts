import { QUALITIES, type Quality } from '../protocol/quality.ts';
import type { DeviceKind, KnownDevice } from './device-choice.ts';
import { ALL_PROCESSING, PROCESSING, type Processing } from './processing.ts';

/**
 * What a person has chosen: the devices of each kind, the last one first, what is done to the microphone's sound, and how
 * good the camera's pictures may be, where that is not left to the page.
 */
export interface Choices extends Readonly<Record<DeviceKind, readonly KnownDevice[]>> {
  readonly processing: Processing;
  readonly quality: Quality | undefined;
}

export const NO_CHOICES: Choices = {
  microphone: [],
  camera: [],
  speaker: [],
  processing: ALL_PROCESSING,
  quality: undefined,
};

const KEY = 'call-elements:devices';

/** What was chosen in an earlier call. A page that may not store anything remembers nothing. */
export function recall(): Choices {
  try {
    return parseChoices(localStorage.getItem(KEY));
  } catch {
    return NO_CHOICES;
  }
}

export function keep(choices: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Storage is blocked or full: the choice lasts as long as the page.
  }
}

/** Reads what was stored, by whatever version, or by somebody else. */
export function parseChoices(text: string | null): Choices {
  const stored = objectIn(text);
  const processing = objectOf(stored['processing']);
  return {
    microphone: devicesIn(stored['microphone']),
    quality: QUALITIES.find((quality) => quality === stored['quality']),
    camera: devicesIn(stored['camera']),
    speaker: devicesIn(stored['speaker']),
    processing: Object.fromEntries(
      PROCESSING.map((name) => [name, processing[name] !== false]),
    ) as unknown as Processing,
  };
}

function objectIn(text: string | null): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function devicesIn(value: unknown): readonly KnownDevice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const { id, label } = objectOf(one);
    return typeof id === 'string' && typeof label === 'string' ? [{ id, label }] : [];
  });
}
