import type { OpenBackend, OpenPreconnections } from '../backends/backend.ts';
import type { Capture } from '../media/capture.ts';
import type { DeviceRegistry } from '../media/device-list.ts';
import type { CaptureScreen } from '../media/screen.ts';
import type { Signaling } from '../signaling/signaling.ts';

export interface EngineParts {
  readonly signaling: Signaling;
  /** Opens devices; the browser's where none is given. */
  readonly capture?: Capture;
  /** Has a person choose what of the screen to share; the browser's question where none is given. */
  readonly captureScreen?: CaptureScreen;
  /** Lists devices; the browser where none is given. */
  readonly registry?: DeviceRegistry;
  /** Opens what carries media; what the server names where none is given. */
  readonly openBackend?: OpenBackend;
  /** Opens what negotiates before the answer; the mesh's where no backend is given either. */
  readonly openPreconnections?: OpenPreconnections;
}
