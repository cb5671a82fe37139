import '../base/english-setup.ts';
import type { SourceState } from '../../media/source-state.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Device } from '../../protocol/slot.ts';
import type { Localize } from '../base/localize.ts';
import { helpFor } from './help-for.ts';
import { platformOf } from './platform.ts';

export { deviceNews } from '../base/device-news.ts';

/** What is wrong with a device, and what to do about it on the browser at hand; empty when nothing is. */
export function deviceTrouble(state: SourceState, slot: Device, words: Localize): string {
  const error = 'error' in state ? state.error : undefined;
  if (error) return explained(error.code, slot, words);
  if (state.status !== 'interrupted') return '';
  return words.term(slot === 'camera' ? 'cameraInterrupted' : 'microphoneInterrupted');
}

function explained(code: ErrorCode, slot: Device, words: Localize): string {
  const term = helpFor(code, platformOf(navigator.userAgent, navigator.maxTouchPoints));
  if (!term) return words.error(code, slot);
  const isCamera = slot === 'camera';
  const help = words.term(term, words.term(isCamera ? 'theCamera' : 'theMicrophone'));
  // The short words for a blocked page are help themselves, of a more general kind.
  const isBlocked = code === 'permission-denied';
  const blocked = words.term(isCamera ? 'cameraBlocked' : 'microphoneBlocked');
  return `${isBlocked ? blocked : words.error(code, slot)} ${help}`;
}
