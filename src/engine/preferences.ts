import { signal } from '@preact/signals-core';

/** How a person wants to come into a call. */
export class Preferences {
  readonly microphone = signal(true);
  readonly camera = signal(false);
  /** Where the others are heard: a device's id, or empty for the system's own choice. */
  readonly speaker = signal('');
  /** `relay` never shows this device's addresses to the others (W3C WebRTC, section 4.2.4). */
  readonly icePolicy = signal<RTCIceTransportPolicy>('all');
}
