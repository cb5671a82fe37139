/**
 * Runs in a page before anything else: notes when connections connect, and when others are heard and seen in what the
 * page itself shows. Every camera has this size. Each mark holds one moment for each of the others. Looking at every picture costs
 * what is measured elsewhere, so it ends with the first one that is `whole`.
 */
export function clock(
  size: { width: number; height: number },
  whole: { width: number; height: number },
): void {
  // Milliseconds between two looks at whether somebody is heard: no event tells.
  const look = 10;
  let marks: Record<string, number[]> = {};
  const now = (): number => performance.timeOrigin + performance.now();
  /** Notes a moment, once for each `whose`. */
  const once = (name: string) => {
    let isNoted = false;
    return () => {
      if (isNoted) return;
      isNoted = true;
      marks[name] = [...(marks[name] ?? []), now()];
    };
  };
  const remote = new Map<MediaStreamTrack, { first: () => void; full: () => void }>();

  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    readonly #signaling = once('signaling');
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      const [ice, dtls, heard] = [once('ICE'), once('DTLS'), once('heard')];
      const seen = { first: once('first frame'), full: once('full size') };
      this.addEventListener('iceconnectionstatechange', () => {
        if (/connected|completed/.test(this.iceConnectionState)) ice();
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState !== 'connected') return;
        dtls();
        // Not before, and not after: each look waits for the thread that carries the media.
        const timer = setInterval(() => {
          const isHeard = this.getReceivers().some(
            (receiver) =>
              receiver.track.kind === 'audio' && receiver.getSynchronizationSources().length > 0,
          );
          if (isHeard) heard();
          if (isHeard || this.connectionState === 'closed') clearInterval(timer);
        }, look);
      });
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'video') remote.set(track, seen);
      });
    }
    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.#signaling();
      return super.setRemoteDescription(description);
    }
  };

  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLVideoElement.prototype, 'srcObject', {
    get(this: HTMLVideoElement) {
      return source?.get?.call(this);
    },
    set(this: HTMLVideoElement, stream: MediaStream | null) {
      source?.set?.call(this, stream);
      const seen = stream?.getVideoTracks().map((track) => remote.get(track))[0];
      if (!seen) return;
      const onFrame = (_: number, { width, height }: VideoFrameCallbackMetadata): void => {
        // What browsers make up before the first picture is 2 pixels wide.
        if (width > 2) seen.first();
        if (width > 2 && width * height >= whole.width * whole.height) seen.full();
        else this.requestVideoFrameCallback(onFrame);
      };
      this.requestVideoFrameCallback(onFrame);
    },
  });

  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) =>
    open(wanted?.video ? { ...wanted, video: { ...size, frameRate: 30 } } : wanted);

  Object.assign(globalThis, {
    go: () => once('go')(),
    marks: () => marks,
    has: (name: string, count: number) => (marks[name]?.length ?? 0) >= count,
    restart: () => {
      marks = {};
    },
  });
}
