import type { OpenBackend } from '../backends/backend.ts';
import type { CaptureScreen } from '../media/screen.ts';
import type { Sources } from '../media/source.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Facts } from './facts.ts';
import type { Preconnecting } from './invite/preconnecting.ts';
import type { Lines } from './lines.ts';
import type { Preferences } from './preferences.ts';

/** What calls are made of. */
export interface CallsParts {
  readonly signaling: Signaling;
  readonly sources: Sources;
  readonly captureScreen: CaptureScreen | undefined;
  readonly openBackend: OpenBackend;
  readonly preferences: Preferences;
  readonly facts: Facts;
  readonly lines: Lines;
  readonly preconnecting: () => Preconnecting | undefined;
}
