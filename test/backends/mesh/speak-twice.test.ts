import { expect } from '@open-wc/testing';
import { speakTwice } from '../../../src/backends/mesh/speak-twice.ts';
import { pair, spy } from '../../support/peers.ts';
import { eventually } from '../../support/until.ts';

it('speech is sent twice, both ways, on a way that loses some', async () => {
  const seen = spy();
  const { a, b } = pair();
  await eventually(() => a.link.value === 'connected' && b.link.value === 'connected');
  const codecs = (pc: RTCPeerConnection) => {
    const sdp = pc.currentRemoteDescription?.sdp ?? '';
    const first = /^m=audio \d+ \S+ (\d+)/m.exec(sdp)?.[1];
    return new RegExp(`^a=rtpmap:${first} (\\w+)`, 'm').exec(sdp)?.[1];
  };
  const both = (codec: string) => () => seen.connections.every((pc) => codecs(pc) === codec);
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
