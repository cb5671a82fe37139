import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Encoder, PacketType } from 'socket.io-parser';
import { textParser } from '../../../server/sockets/text-parser.ts';
import type { Running } from '../../../server/start.ts';
import { connect } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';

describe('what the server says', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  for (const transport of ['websocket', 'polling']) {
    it(`arrives whole, however long it is and in whatever writing: ${transport}`, async () => {
      const user = `speaker by ${transport}`.replaceAll(' ', '-');
      const client = await connect(server.url, { user }, { transports: [transport] });
      await client.join(`room of ${user}`);
      const room = `room of ${user}`;
      // Below and above what a frame's head can tell in one byte, and in two.
      const texts = [
        'x',
        'ü'.repeat(60),
        '語'.repeat(9_000),
        '한'.repeat(9_000),
        '🎉'.repeat(4_000),
        'a'.repeat(10_000),
      ];
      for (const [n, text] of texts.entries()) {
        const { message } = await client.ask('chat:send', { room, id: `message-${n}`, text });
        assert.equal(message.text, text);
      }
      const { log } = await client.ask('chat:history', { room });
      assert.deepEqual(
        log.filter(({ system }) => !system).map(({ text }) => text),
        texts,
      );
      assert.ok(Buffer.byteLength(JSON.stringify(log)) > 65_535);
      client.close();
    });
  }
});

it('packets are written as Socket.IO writes them', () => {
  const ours = new textParser.Encoder();
  const theirs = new Encoder();
  const types = [PacketType.EVENT, PacketType.ACK, PacketType.CONNECT, PacketType.CONNECT_ERROR];
  const packet = fc.record({
    type: fc.constantFrom(...types),
    nsp: fc.constantFrom('/', '/other'),
    id: fc.option(fc.nat(), { nil: undefined }),
    data: fc.array(fc.jsonValue(), { minLength: 1 }),
  });
  fc.assert(
    fc.property(packet, (one) => {
      assert.deepEqual(ours.encode({ ...one }), theirs.encode({ ...one }));
    }),
  );
});
