import type { IceReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Carrier } from './carrier.ts';
import type { Ice } from './ice.ts';

/** Takes ICE servers as the server says them, and has their credentials kept fresh where there are any. */
export function iceTaker(
  signaling: Signaling,
  carrier: Carrier,
  until: AbortSignal,
): (reply: IceReply) => void {
  let loading: Promise<Ice> | undefined;
  return (reply) => {
    carrier.configure(reply.iceServers);
    if (reply.iceTtl === undefined) return;
    loading ??= import('./ice.ts').then(({ Ice }) => new Ice(signaling, carrier, until));
    loading.then(
      (ice) => ice.take(reply),
      () => {
        // Not loaded, for want of a network: asked for again with the next join.
        loading = undefined;
      },
    );
  };
}
