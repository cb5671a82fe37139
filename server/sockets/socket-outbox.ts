import type { Server } from 'socket.io';
import type { SessionId } from '../../src/protocol/ids.ts';
import type { Outbox } from '../outbox.ts';

const OF_SESSION = 'session:';

/** The outbox over Socket.IO: a channel is a Socket.IO room. What concerns a session of this node goes straight there. */
export function socketOutbox(io: Server): Outbox {
  const here = (session: SessionId) => io.sockets.sockets.get(session);
  return {
    send(channel, event, detail) {
      const own = channel.startsWith(OF_SESSION) && here(channel.slice(OF_SESSION.length));
      if (own) own.emit(event as string, detail);
      else io.to(channel).emit(event, detail);
    },
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
