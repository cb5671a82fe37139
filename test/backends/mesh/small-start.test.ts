import { expect } from '@open-wc/testing';
import type { Peer } from '../../../src/backends/mesh/peer.ts';
import type { Slot } from '../../../src/protocol/slot.ts';
import { movingCanvas } from '../../../src/testing/moving-canvas.ts';
import { pair, spy } from '../../support/peers.ts';
import { eventually } from '../../support/until.ts';

describe('the first pictures of a camera', () => {
  let seen: ReturnType<typeof spy>;
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => seen.stop());

  const off = new Map<Slot, MediaStreamTrack | null>();
  const camera = () => movingCanvas('test');

  /** How many lines a peer gets to see, each number once. */
  async function watchLines(peer: Peer): Promise<number[]> {
    const lines: number[] = [];
    await eventually(async () => {
      for (const { type, kind, framesDecoded, frameHeight } of (await peer.stats()).values()) {
        if (type !== 'inbound-rtp' || kind !== 'video' || !framesDecoded) continue;
        if (frameHeight !== lines.at(-1)) lines.push(frameHeight);
      }
      return (lines.at(-1) ?? 0) > 180;
    });
    return lines;
  }

  it('are small, for whoever offers and for whoever answers, and then larger', async () => {
    const tracks = () => new Map<Slot, MediaStreamTrack | null>([['camera', camera()]]);
    const { a, b } = pair({ a: { tracks: tracks() }, b: { tracks: tracks() } });
    const [byA, byB] = await Promise.all([watchLines(a), watchLines(b)]);
    expect(byA[0]).to.equal(180);
    expect(byB[0]).to.equal(180);
    expect(seen.warnings).to.deep.equal([]);
  });

  it('are small when it is turned on later, and what follows at once is not undone', async () => {
    const { a, b } = pair({ a: { tracks: off }, b: { tracks: off } });
    await eventually(() => a.link.value === 'connected' && b.link.value === 'connected');
    const sender = () => seen.connections[0]!.getTransceivers()[1]!.sender;
    await Promise.all([a.publish('camera', camera()), a.publish('camera', null)]);
    expect(sender().track).to.equal(null);
    void a.publish('camera', camera());
    expect((await watchLines(b))[0]).to.equal(180);
  });
});
