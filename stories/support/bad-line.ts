import { computed } from '@preact/signals-core';
import type { LinkState, OpenBackend } from '../../src/backends/backend.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';

/** What is wrong with the links to everybody. A page alone has no network that could be bad. */
export type Fault = 'weak' | 'frozen' | 'own-weak' | 'failed';

/** A backend whose links have this fault, by what the browser would count of them. */
export const badLine =
  (fault: Fault): OpenBackend =>
  async (name, context) => {
    const backend = await canvasBackend(name, context);
    let looks = 0;
    const failed = computed(
      () => new Map([...backend.links.value.keys()].map((id) => [id, 'failed' as LinkState])),
    );
    return {
      ...backend,
      links: fault === 'failed' ? failed : backend.links,
      async sample() {
        looks += 1;
        const each = [...backend.streams.peek()].map(([id, { camera }]) => {
          const stats = [
            { type: 'candidate-pair', bytesReceived: looks * 9_000 },
            {
              type: 'inbound-rtp',
              trackIdentifier: camera?.id,
              packetsReceived: looks * 100,
              packetsLost: fault === 'weak' ? looks * 30 : 0,
              framesDecoded: fault === 'frozen' ? 9 : looks * 10,
            },
            { type: 'remote-inbound-rtp', fractionLost: fault === 'own-weak' ? 0.3 : 0 },
          ];
          return [id, new Map(stats.map((stat, index) => [`${index}`, stat]))] as const;
        });
        return new Map(each) as ReadonlyMap<string, RTCStatsReport>;
      },
    };
  };
