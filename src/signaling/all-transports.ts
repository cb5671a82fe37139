import { WebSocket, XHR } from 'socket.io-client';
import { nextTask } from '../base/next-task.ts';

type Packet = Parameters<XHR['onPacket']>[0];

/**
 * Long polling brings many messages at once. Each is given a task of its own, as over a WebSocket: whoever has waited
 * for a reply listens before what was said after it is heard.
 */
class Polling extends XHR {
  #last = Promise.resolve();

  protected override onPacket(packet: Packet): void {
    if (packet.type === 'message') {
      this.#last = this.#last.then(nextTask).then(() => super.onPacket(packet));
    } else super.onPacket(packet);
  }

  /** Before another transport takes over, everything has been handed on. */
  override pause(onPause: () => void): void {
    super.pause(() => void this.#last.then(onPause));
  }
}

/** WebSocket, and long polling for networks that forbid it. */
export const ALL_TRANSPORTS = [WebSocket, Polling];
