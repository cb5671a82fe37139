import { after } from '../src/base/timers.ts';
import { CallError } from '../src/protocol/errors.ts';
import type { Durations } from '../src/protocol/limits.ts';
import type { IceReply } from '../src/protocol/room.ts';
import { chat } from './features/chat.ts';
import { invite } from './features/invite.ts';
import { peer } from './features/peer.ts';
import { preconnect } from './features/preconnect.ts';
import { presence } from './features/presence.ts';
import { ringing } from './features/ringing.ts';
import { room } from './features/room.ts';
import type { Handlers } from './handlers.ts';
import type { Invites } from './invites/invites.ts';
import type { Outbox } from './outbox.ts';
import type { People } from './people/people.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Session } from './session.ts';
import type { ChatLog } from './storage/chat-log.ts';

export interface AppParts {
  readonly people: People;
  readonly rooms: Rooms;
  readonly invites: Invites;
  readonly chatLog: ChatLog;
  readonly outbox: Outbox;
  readonly open: boolean;
  readonly durations: Durations;
  readonly iceServers: (session: Session) => Promise<IceReply>;
  /** Where failures of work that nobody waits for are reported. */
  readonly onError: (error: unknown) => void;
}

/** The rules, wired. Free of Node, so that a page can run them as well. */
export interface App {
  readonly handlers: Handlers;
  /** A connection is there: registers it and says hello. */
  open(session: Session): Promise<void>;
  /** A connection is gone. Places and ringing are kept for the grace time. */
  lose(session: Session): Promise<void>;
  /** Stops all timers. */
  close(): void;
}

export function createApp(parts: AppParts): App {
  const { people, rooms, invites, chatLog, outbox, open, durations, onError } = parts;
  const ended = new AbortController();
  const leaving = new Set<string>();
  const now = () => Date.now();
  const later = (ms: number, what: () => Promise<void>) =>
    after(ms, () => void what().catch(onError), ended.signal);

  const presences = presence({ people, outbox, open });
  const rings = ringing({ invites, outbox, later });
  const roomFeature = room({ ...parts, presence: presences, ringing: rings, now, later });
  const inviteFeature = invite({ ...parts, ringing: rings, roomFeature, now, later });

  return {
    handlers: {
      ...presences.handlers,
      ...inviteFeature.handlers,
      ...roomFeature.handlers,
      ...preconnect({ invites, outbox }),
      ...peer({ rooms, outbox }),
      ...chat({ rooms, chatLog, outbox, now }),
      async 'session:set'(session, { callWaiting }) {
        await people.setCallWaiting(session.id, callWaiting);
        return {};
      },
      async 'session:leaving'(session) {
        leaving.add(session.id);
        return {};
      },
      async 'session:check'() {
        return {};
      },
      'ice:servers': parts.iceServers,
    },

    async open(session) {
      await people.add(session);
      outbox.subscribe(session.id, `session:${session.id}`);
      outbox.subscribe(session.id, `user:${session.user}`);
      outbox.send(`session:${session.id}`, 'session:opened', {
        user: session.user,
        name: session.name,
        open,
        invites: await inviteFeature.newsFor(session.user),
      });
      await presences.announce(session.user);
    },

    async lose(session) {
      const places = await people.placesOf(session.id);
      await people.remove(session.id);
      presences.unwatch(session.id);
      await presences.announce(session.user);
      const said = leaving.delete(session.id);
      for (const place of places) {
        const giveUp = await roomFeature.lose(session.id, place);
        if (!giveUp) continue;
        later(said ? durations.leavingGrace : durations.grace, () =>
          giveUp(said ? 'hung-up' : 'offline'),
        );
      }
      later(said ? durations.leavingGrace : durations.callerGrace, () =>
        inviteFeature.lose(session),
      );
    },

    close: () => ended.abort(new CallError('offline', 'the server has stopped')),
  };
}
