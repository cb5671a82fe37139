import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { peerSignal } from '../../src/protocol/peer.ts';

const takes = (signal: object): boolean => v.is(peerSignal, signal);

describe('a session description', () => {
  const isOne = (sdp: string) => takes({ kind: 'offer', connection: 1, offer: 1, sdp, mids: {} });
  const LINES = [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=rtpmap:111 opus/48000/2',
  ];

  it('has the form that browsers give it', () => {
    for (const end of ['\r\n', '\n']) {
      assert.ok(isOne(LINES.join(end)));
      assert.ok(isOne(LINES.join(end) + end));
    }
  });

  it('is nothing else', () => {
    const wrong = {
      empty: '',
      'another version': 'v=1\r\ns=-',
      'no version': LINES.slice(1).join('\r\n'),
      'the version later': `s=-\r\n${LINES.join('\r\n')}`,
      'a line without a type': 'v=0\r\nhello',
      'a type of two letters': 'v=0\r\nab=c',
      'a type that is no small letter': 'v=0\r\nA=c',
      'an empty value': 'v=0\r\ns=\r\nt=0 0',
      'an empty line': 'v=0\r\n\r\ns=-',
      'blanks before': ' v=0',
      'a line that goes on after a return': 'v=0\r\ns=a\rb',
      'a nought': 'v=0\r\ns=a\0b',
      markup: 'v=0<script>',
    };
    for (const [what, sdp] of Object.entries(wrong)) assert.ok(!isOne(sdp), what);
  });

  it('is told at once, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 64_000, size: 'max' }), (text) => {
        assert.ok(!isOne(`v=0\n${text}\0`));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a candidate', () => {
  const isOne = (candidate: string) =>
    takes({ kind: 'candidate', connection: 1, candidate: { candidate } });

  it('has the form that browsers give it, or is none any more', () => {
    for (const text of [
      'candidate:842163049 1 udp 1677729535 198.51.100.7 53123 typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag 9Hk+ network-cost 999',
      'candidate:1 1 tcp 1518280447 2001:db8::7 9 typ host tcptype active',
      'candidate:0 2 UDP 2122187007 0d1b1f0e-8c8a-4a3b-9d55-3ac53f4eab01.local 50123 typ host',
      'candidate:a+/9 1 udp 41885439 192.0.2.9 61000 typ relay raddr 198.51.100.7 rport 53123',
      '',
    ]) {
      assert.ok(isOne(text), text);
    }
  });

  it('is nothing else', () => {
    for (const text of [
      'candidate:1',
      'a=candidate:1 1 udp 1 192.0.2.9 1 typ host',
      'candidate:1 1 udp 1 192.0.2.9 1 typ host ',
      'candidate:1 1 udp 1 192.0.2.9 1 typ host generation',
      'candidate:1 1 udp x 192.0.2.9 1 typ host',
      'candidate:1 1 udp 1 192.0.2.9 123456 typ host',
      'candidate:1 1 udp 1 192.0.2.9 1 typ host\r\na=b c',
      'candidate:1  1 udp 1 192.0.2.9 1 typ host',
      'candidate:1 1 udp 1 <b> 1 typ host',
    ]) {
      assert.ok(!isOne(text), text);
    }
  });
});
