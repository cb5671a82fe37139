import type { Server } from 'socket.io';
import type { Outbox } from '../outbox.ts';

/** The outbox over Socket.IO: a channel is a Socket.IO room. */
export function socketOutbox(io: Server): Outbox {
  return {
    send: (channel, event, detail) => void io.to(channel).emit(event, detail),
    subscribe: (session, channel) => io.in(session).socketsJoin(channel),
    unsubscribe: (session, channel) => io.in(session).socketsLeave(channel),
  };
}
