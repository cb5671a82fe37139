import { expect } from '@open-wc/testing';
import { signal } from '@preact/signals-core';
import { Adapting } from '../../../src/backends/mesh/adapting.ts';
import { speakTwice } from '../../../src/backends/mesh/speak-twice.ts';
import { pair, spy } from '../../support/peers.ts';
import { eventually } from '../../support/until.ts';

/** The codec that both sides have agreed to speak with. */
function agreed(connections: readonly RTCPeerConnection[]) {
  const codecs = (pc: RTCPeerConnection) => {
    const sdp = pc.currentRemoteDescription?.sdp ?? '';
    const first = /^m=audio \d+ \S+ (\d+)/m.exec(sdp)?.[1];
    return new RegExp(`^a=rtpmap:${first} (\\w+)`, 'm').exec(sdp)?.[1];
  };
  return (codec: string) => () => connections.every((pc) => codecs(pc) === codec);
}

it('speech is sent twice, both ways, on a way that loses some', async () => {
  const seen = spy();
  const { a, b } = pair();
  await eventually(() => a.link.value === 'connected' && b.link.value === 'connected');
  const both = agreed(seen.connections);
  await eventually(both('opus'));
  speakTwice(a);
  await eventually(both('red'));
  // Who sends is told to be quiet while nobody speaks, and how the browser was set up is what it said.
  expect(seen.connections[0]!.remoteDescription?.sdp).to.contain('usedtx=1');
  expect(seen.connections[0]!.localDescription?.sdp).not.to.contain('usedtx=1');
  expect(seen.warnings).to.deep.equal([]);
  for (const peer of [a, b]) peer.close();
  seen.stop();
});

it('speech is sent twice where it is all that is sent', async () => {
  const seen = spy();
  const { a, b } = pair();
  const ended = new AbortController();
  await eventually(() => a.link.value === 'connected' && b.link.value === 'connected');
  const both = agreed(seen.connections);
  await eventually(both('opus'));
  const adapting = new Adapting({
    peers: signal(new Map([['b', { peer: a }]])),
    limits: signal({ quality: 'auto', isSaving: false }),
    until: ended.signal,
  });
  const lost = { type: 'remote-inbound-rtp', fractionLost: 0.05 };
  const report = new Map([['lost', lost]]) as unknown as RTCStatsReport;
  for (let looks = 0; looks < 6; looks += 1) adapting.look(new Map([['b', report]]));
  await eventually(both('red'));
  ended.abort();
  for (const peer of [a, b]) peer.close();
  seen.stop();
});
