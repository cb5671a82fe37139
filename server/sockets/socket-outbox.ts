import type { Server } from 'socket.io';
import type { SessionId } from '../../src/protocol/ids.ts';
import type { Outbox } from '../outbox.ts';

/** The outbox over Socket.IO: a channel is a Socket.IO room, and so is each session by itself. What concerns one of this node goes straight there. */
export function socketOutbox(io: Server): Outbox {
  const here = (session: SessionId) => io.sockets.sockets.get(session);
  return {
    tell(session, event, detail) {
      const own = here(session);
      if (own) own.emit(event as string, detail);
      else io.to(session).emit(event, detail);
    },
    send: (channel, event, detail) => void io.to(channel).emit(event, detail),
    subscribe(session, channel) {
      const own = here(session);
      if (own) void own.join(channel);
      else io.in(session).socketsJoin(channel);
    },
    unsubscribe(session, channel) {
      const own = here(session);
      if (own) void own.leave(channel);
      else io.in(session).socketsLeave(channel);
    },
  };
}
