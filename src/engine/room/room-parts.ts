import type { OpenBackend, Preconnections } from '../../backends/backend.ts';
import type { CaptureScreen } from '../../media/screen.ts';
import type { Sources } from '../../media/source.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { JoinReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import type { Preferences } from '../preferences.ts';

/** What a room is made of. */
export interface RoomParts {
  readonly id: RoomId;
  readonly instance: string;
  readonly preconnections?: () => Preconnections | undefined;
  readonly joined: JoinReply;
  /** When this page asked to come in, by `performance.now()`. */
  readonly asked: number;
  /** When the conversation began, where that was before this page. */
  readonly since: number | undefined;
  readonly signaling: Signaling;
  readonly sources: Sources;
  readonly captureScreen: CaptureScreen | undefined;
  readonly preferences: Preferences;
  readonly openBackend: OpenBackend;
  readonly facts: Facts;
  /** Whether it is the call that the page shows, and none behind it. */
  readonly isInFront: () => boolean;
  /** Somebody is there to talk to. */
  readonly onStart: () => void;
  /** The call is over; `duration` in seconds, and `message` the words of a host who ended it. */
  readonly onEnd: (reason: EndReason, duration: number, message?: string) => void;
}
