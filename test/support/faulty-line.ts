import { CallError } from '../../src/protocol/errors.ts';
import type { EventName, ServerEvents } from '../../src/protocol/events.ts';
import type { Signaling } from '../../src/signaling/signaling.ts';
import type { LoopbackSignaling } from '../../src/testing/loopback-signaling.ts';

/** What becomes of a message: as it should be, it is done and its reply lost, or it comes twice. */
export type Fault = 'none' | 'lost' | 'doubled';

/** A line to the rules in the page on which a test's choice of faults happens, over and over. */
export function faultyLine(line: LoopbackSignaling, faults: readonly Fault[]): Signaling {
  let count = 0;
  const next = (): Fault => faults[count++ % faults.length] ?? 'none';
  return {
    server: line.server,
    state: line.state,
    session: line.session,
    refusal: line.refusal,
    async request(command, payload) {
      const fault = next();
      const reply = line.request(command, payload);
      if (fault === 'doubled') line.request(command, payload).catch(() => {});
      if (fault !== 'lost') return reply;
      await reply.catch(() => {});
      throw new CallError('timeout');
    },
    on<E extends EventName>(
      event: E,
      handler: (detail: ServerEvents[E]) => void,
      until: AbortSignal,
    ): void {
      line.on(
        event,
        (detail) => {
          handler(detail);
          if (next() === 'doubled') handler(structuredClone(detail));
        },
        until,
      );
    },
    reconnect: () => line.reconnect(),
    pause: () => line.pause(),
    close: () => line.close(),
  };
}
