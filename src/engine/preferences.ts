import { signal } from '@preact/signals-core';
import { watch } from '../base/watch.ts';
import type { Quality } from '../protocol/quality.ts';
import type { Signaling } from '../signaling/signaling.ts';

/** How a person wants to come into a call. */
export class Preferences {
  readonly microphone = signal(true);
  readonly camera = signal(false);
  /** Whether devices connect while they ring, by relays and without media, so that an answer is heard at once. */
  readonly preconnect = signal(false);
  /** Whether one wants to be rung during a call. */
  readonly callWaiting = signal(true);
  /** How good the pictures may be that one sends, as the page has it; what the person chooses comes before. */
  readonly quality = signal<Quality>('auto');
  readonly chosenQuality = signal<Quality | undefined>();
  /** Where the others are heard: a device's id, or empty for the system's own choice. */
  readonly speaker = signal('');
  /** `relay` never shows this device's addresses to the others (W3C WebRTC, section 4.2.4). */
  readonly icePolicy = signal<RTCIceTransportPolicy>('all');

  /** Tells the server what it has to know of them: nothing, while all is as it takes it to be. */
  tell(signaling: Signaling, until: AbortSignal): void {
    let isSaid = false;
    watch(() => {
      const callWaiting = this.callWaiting.value;
      if (signaling.state.value !== 'connected' || (callWaiting && !isSaid)) return;
      isSaid = true;
      // Without a connection it is said on the next.
      signaling.request('session:set', { callWaiting }).catch(() => {});
    }, until);
  }
}
