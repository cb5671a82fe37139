/** What a page has sent and shown so far. */
export interface Counts {
  readonly sent: number;
  /** Pictures of each of the others that were decoded, and not dropped. */
  readonly frames: Readonly<Record<number, number>>;
}

/** Runs in a page before anything else: counts what its connections carry. */
export function meter(): void {
  const connections: RTCPeerConnection[] = [];
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  const counts = async (): Promise<Counts> => {
    let sent = 0;
    const frames: Record<number, number> = {};
    for (const [index, connection] of connections.entries()) {
      if (connection.connectionState !== 'connected') continue;
      const report = await connection.getStats();
      let shown = 0;
      for (const stat of report.values()) {
        if (stat.type === 'transport') sent += stat.bytesSent ?? 0;
        if (stat.type === 'inbound-rtp' && stat.kind === 'video') {
          shown += (stat.framesDecoded ?? 0) - (stat.framesDropped ?? 0);
        }
      }
      frames[index] = shown;
    }
    return { sent, frames };
  };
  Object.assign(globalThis, { counts });
}
