import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/**
 * Writes packets as Socket.IO does (its protocol 5), but does not look for binary parts in each: there are none in what
 * the server says.
 */
class TextEncoder extends Encoder {
  override encode(packet: Packet): string[] | ReturnType<Encoder['encode']> {
    const { type, nsp, id, data } = packet;
    const isMessage = type === PacketType.EVENT || type === PacketType.ACK;
    if (!isMessage || nsp !== '/') return super.encode(packet);
    return [`${type}${id ?? ''}${JSON.stringify(data)}`];
  }
}

/** What a Socket.IO server reads and writes packets with. */
export const textParser = { Encoder: TextEncoder, Decoder };
