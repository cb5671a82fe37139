import { expect } from '@open-wc/testing';
import type { Encoding } from '../../../src/backends/mesh/first-encodings.ts';
import type { Mesh } from '../../../src/backends/mesh/mesh.ts';
import { movingCanvas } from '../../../src/testing/moving-canvas.ts';
import { comes, meshes } from '../../support/meshes.ts';
import { spy } from '../../support/peers.ts';
import { eventually, until } from '../../support/until.ts';

describe('a mesh sends what is seen, and no more', function () {
  this.timeout(30_000);
  let seen: ReturnType<typeof spy>;
  let stage: ReturnType<typeof meshes>;
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => {
    expect(seen.warnings).to.deep.equal([]);
    stage.close();
    seen.stop();
  });

  async function open(...names: string[]): Promise<Mesh[]> {
    stage = meshes(names);
    await until(() =>
      stage.all.every(({ links }) => [...links.value.values()].every((one) => one === 'connected')),
    );
    return stage.all;
  }
  /** The numbers of lines that come, each noted once, until there are more than `more`. */
  async function linesUntil(to: Mesh, from: string, more: number): Promise<number[]> {
    const lines: number[] = [];
    await eventually(async () => {
      const now = await comes(to, from);
      if (now.frames > 0 && now.lines !== lines.at(-1)) lines.push(now.lines);
      return (lines.at(-1) ?? 0) > more;
    });
    return lines;
  }
  /**
   * Waits until the connection with this number is to carry so many lines at the most. What the encoder makes of it is
   * less while it has not the processor for it.
   */
  const sends = (connection: number, lines: number, slot: 'camera' | 'screen' = 'camera') =>
    eventually(() => {
      const { sender } =
        seen.connections[connection]!.getTransceivers()[slot === 'camera' ? 1 : 2]!;
      const [encoding] = sender.getParameters().encodings as Encoding[];
      const most = encoding?.scaleResolutionDownTo?.maxHeight;
      return encoding?.active && most === lines;
    });
  const offers = () => stage.said.filter(({ kind }) => kind === 'offer').length;

  it('at once, however many are lost that nobody waits for', async () => {
    const paused: unknown[] = [];
    const { addTransceiver } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.addTransceiver = function (kind, init) {
      paused.push(...(init?.sendEncodings ?? []).filter(({ active }) => active === false));
      return addTransceiver.call(this, kind, init);
    };
    try {
      stage = meshes(['a', 'b'], ['c', 'd', 'e', 'f']);
      const [a, b] = stage.all as [Mesh, Mesh];
      for (const mesh of stage.all) void mesh.publish('camera', movingCanvas('test'));
      await Promise.all([linesUntil(a, 'b', 180), linesUntil(b, 'a', 180)]);
      expect(paused).to.deep.equal([]);
    } finally {
      RTCPeerConnection.prototype.addTransceiver = addTransceiver;
    }
  });

  it('small at first, for whoever offers and for whoever answers, and then larger', async () => {
    stage = meshes(['a', 'b']);
    const [a, b] = stage.all as [Mesh, Mesh];
    for (const mesh of stage.all) void mesh.publish('camera', movingCanvas('test'));
    const [byA, byB] = await Promise.all([linesUntil(a, 'b', 180), linesUntil(b, 'a', 180)]);
    expect(byA[0]).to.equal(180);
    expect(byB[0]).to.equal(180);
  });

  it('small when it is turned on later, and what follows at once is not undone', async () => {
    const [a, b] = (await open('a', 'b')) as [Mesh, Mesh];
    await Promise.all([a.publish('camera', movingCanvas('test')), a.publish('camera', null)]);
    const senders = seen.connections.flatMap((one) => one.getSenders());
    expect(senders.filter(({ track }) => track)).to.deep.equal([]);
    void a.publish('camera', movingCanvas('test'));
    expect((await linesUntil(b, 'a', 180))[0]).to.equal(180);
  });

  it('as large as the tile, nothing to whom it is hidden, and without negotiating', async () => {
    const [a, b, c] = (await open('a', 'b', 'c')) as [Mesh, Mesh, Mesh];
    await a.publish('camera', movingCanvas('test'));
    await Promise.all([sends(0, 360), sends(1, 360)]);
    const before = offers();
    b.prefer(new Map([['a', { camera: 90 }]]));
    await sends(0, 90);
    b.prefer(new Map([['a', { camera: 0 }]]));
    let last = -1;
    await eventually(async () => {
      const { frames } = await comes(b, 'a');
      const start = (await comes(c, 'a')).frames;
      await eventually(async () => (await comes(c, 'a')).frames > start + 5);
      const isPaused = last === frames;
      last = frames;
      return isPaused;
    });
    // The other still sees all of it.
    await sends(1, 360);
    b.prefer(new Map());
    await eventually(async () => (await comes(b, 'a')).frames > last);
    await sends(0, 360);
    expect(offers()).to.equal(before);
  });

  it('as large as was chosen, and a screen sharp even where it is small', async () => {
    const [a] = (await open('a', 'b')) as [Mesh, Mesh];
    await a.publish('camera', movingCanvas('test'));
    await a.publish('screen', movingCanvas('screen'));
    await Promise.all([sends(0, 360), sends(0, 360, 'screen')]);
    a.limit({ quality: 'low', isSaving: false });
    await sends(0, 180);
    await sends(0, 360, 'screen');
    a.limit({ quality: 'auto', isSaving: false });
    await sends(0, 360);
  });

  it('a screen alone as large as it is', async () => {
    const [a] = await open('a', 'b');
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const context = canvas.getContext('2d')!;
    const timer = setInterval(() => context.fillRect(Math.random() * 1_200, 99, 20, 20), 100);
    await a!.publish('screen', canvas.captureStream(10).getVideoTracks()[0]!);
    await sends(0, 720, 'screen');
    clearInterval(timer);
  });

  it('to everybody of four, and none of it large', async () => {
    const all = await open('a', 'b', 'c', 'd');
    const names = ['a', 'b', 'c', 'd'];
    for (const mesh of all) void mesh.publish('camera', movingCanvas('test'));
    await Promise.all(seen.connections.map((_, index) => sends(index, 360)));
    for (const [index, mesh] of all.entries()) {
      for (const from of names.filter((name) => name !== names[index])) {
        await eventually(async () => (await comes(mesh, from)).frames > 0);
      }
    }
    expect(seen.connections).to.have.length(12);
  });

  it('is not troubled by what makes no sense', async () => {
    const [a, b] = (await open('a', 'b')) as [Mesh, Mesh];
    await a.publish('camera', movingCanvas('test'));
    for (const odd of [-1, Number.NaN, 'all' as never, 1e9]) {
      b.prefer(new Map([['a', { camera: odd }]]));
    }
    await sends(0, 360);
    await eventually(async () => (await comes(b, 'a')).frames > 0);
  });
});
