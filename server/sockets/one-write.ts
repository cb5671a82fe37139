import type { Socket } from 'socket.io';

type Connection = Socket['conn'];

/** A whole message of text, in the WebSocket's framing (RFC 6455, section 5.2). */
const WHOLE_TEXT = 0x81;
/** Above these, a frame's head tells its length in 2 more bytes, or in 8. */
const [SHORT, MIDDLE] = [125, 65_535];
/** With what Engine.IO marks messages: the digit 4. */
const MESSAGE = 0x34;

interface Packet {
  readonly type: string;
  readonly data?: unknown;
  readonly options: { wsPreEncodedFrame?: readonly Buffer[] };
}

/**
 * Has each message of a connection handed to the system in one piece, where it would be two, a head and a text. That is much of what
 * a short message costs. Engine.IO takes such a frame where it speaks WebSocket, and otherwise makes its own of the packet.
 */
export function inOneWrite(connection: Connection): void {
  connection.on('packetCreate', ({ type, data, options }: Packet) => {
    // What has to wait is not kept in two forms.
    if (type !== 'message' || typeof data !== 'string' || !connection.transport.writable) return;
    options.wsPreEncodedFrame ??= [frame(data)];
  });
}

function frame(text: string): Buffer {
  const length = Buffer.byteLength(text) + 1;
  const head = length <= SHORT ? 2 : length <= MIDDLE ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = WHOLE_TEXT;
  if (head === 2) bytes[1] = length;
  else if (head === 4) bytes.writeUInt16BE(length, bytes.writeUInt8(SHORT + 1, 1));
  else bytes.writeBigUInt64BE(BigInt(length), bytes.writeUInt8(SHORT + 2, 1));
  bytes.write(text, bytes.writeUInt8(MESSAGE, head));
  return bytes;
}
