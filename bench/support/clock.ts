/** Runs in a page before anything else: notes when connections connect and when the first picture of another is shown. */
export function clock(): void {
  const marks: Record<string, number> = {};
  const mark = (name: string): void => {
    marks[name] ??= performance.timeOrigin + performance.now();
  };
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('iceconnectionstatechange', () => {
        if (/connected|completed/.test(this.iceConnectionState)) mark('ICE');
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') mark('DTLS');
      });
      this.addEventListener('track', ({ track }) => {
        if (track.kind !== 'video') return;
        const eye = document.createElement('video');
        eye.muted = true;
        eye.srcObject = new MediaStream([track]);
        void eye.play();
        eye.requestVideoFrameCallback(() => mark('first frame'));
      });
    }
    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      mark('signaling');
      return super.setRemoteDescription(description);
    }
  };
  Object.assign(globalThis, {
    mark,
    marks,
    restart() {
      for (const name of Object.keys(marks)) delete marks[name];
    },
  });
}
