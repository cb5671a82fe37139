import '../base/english-setup.ts';
import type { SourceState } from '../../media/source-state.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Device } from '../../protocol/slot.ts';
import type { Localize } from '../base/localize.ts';
import { helpFor } from './help-for.ts';
import { platformOf } from './platform.ts';

/** What to do about a device that cannot be had, on the browser at hand. */
export function deviceHelp(code: ErrorCode, slot: Device, words: Localize): string {
  const term = helpFor(code, platformOf(navigator.userAgent, navigator.maxTouchPoints));
  if (!term) return '';
  return words.term(term, words.term(slot === 'camera' ? 'theCamera' : 'theMicrophone'));
}

/** What is wrong with a device, and what to do; empty when nothing is. */
export function deviceTrouble(state: SourceState, slot: Device, words: Localize): string {
  const error = 'error' in state ? state.error : undefined;
  if (error)
    return `${words.error(error.code, slot)} ${deviceHelp(error.code, slot, words)}`.trim();
  if (state.status !== 'interrupted') return '';
  return words.term(slot === 'camera' ? 'cameraInterrupted' : 'microphoneInterrupted');
}
