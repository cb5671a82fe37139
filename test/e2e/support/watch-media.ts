/** What a page under test has open, as the browser gave it out. */
export interface MediaWatch {
  readonly connections: RTCPeerConnection[];
  readonly tracks: MediaStreamTrack[];
}

declare global {
  var media: MediaWatch;
}

/** Runs in the page before anything else: remembers every connection and every device track that it gets. */
export function watchMedia(): void {
  const connections: RTCPeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  globalThis.media = { connections, tracks };
}
