import { CallError } from '../src/protocol/errors.ts';
import type { UserId } from '../src/protocol/ids.ts';
import type { Callee, Invite } from '../src/protocol/invite.ts';
import type { Durations } from '../src/protocol/limits.ts';
import type { Happening } from '../src/protocol/notice.ts';
import type { IceReply } from '../src/protocol/room.ts';
import type { TellFact } from './facts.ts';
import { type ApiRules, apiRules } from './features/api/api-rules.ts';
import { blocking } from './features/blocks.ts';
import { chat } from './features/chat.ts';
import { chatReading } from './features/chat-reading.ts';
import { type FileParts, type FileSharing, fileSharing } from './features/files.ts';
import { history } from './features/history.ts';
import { hosting } from './features/hosting.ts';
import { invite } from './features/invite.ts';
import { missedCalls } from './features/missed.ts';
import { noticesOf } from './features/notices.ts';
import { noticing } from './features/noticing.ts';
import { peer } from './features/peer.ts';
import { preconnect } from './features/preconnect.ts';
import { presence } from './features/presence.ts';
import { push } from './features/push.ts';
import { quality } from './features/quality.ts';
import { ringing } from './features/ringing.ts';
import { room } from './features/room.ts';
import { ruling } from './features/ruling.ts';
import type { Handlers } from './handlers.ts';
import type { Task } from './nodes/agenda.ts';
import type { Shared } from './nodes/shared.ts';
import type { Outbox } from './outbox.ts';
import type { Pusher } from './push/pusher.ts';
import type { Recordings } from './recordings/recordings.ts';
import type { Session } from './session.ts';
import type { Keep } from './storage/keeper.ts';
import type { Stores } from './storage/stores.ts';

export interface AppParts extends Stores, Shared, FileParts {
  /** What reaches closed pages; undefined where the server has no keys for it. */
  readonly pusher: Pusher | undefined;
  readonly outbox: Outbox;
  readonly open: boolean;
  readonly durations: Durations;
  /** How many rooms and calls may go on at a time. */
  readonly mostRooms: number;
  readonly iceServers: (session: Session) => Promise<IceReply>;
  /** Has a connection go on with a fresh token; throws a `CallError`. */
  readonly renew: (session: Session, token: string) => Promise<void>;
  /** Where it is kept which recordings there are. */
  readonly recordings: Recordings;
  /** Where it is told what has happened. */
  readonly tellFact: TellFact;
  /** Keeps what calls leave behind, without holding them up. */
  readonly keep: Keep;
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
  /** How many connections a person has, on whichever node. */
  sessions(user: UserId): Promise<number>;
  /** Declines the call for which a notification with this token went out. Throws `not-found` when it rings no more. */
  decline(token: string): Promise<void>;
  /** Tells a person of what is done outside of these rules: a recording that can be had. */
  notify(user: UserId, what: Happening): Promise<void>;
  /** Ends in the history what began before a time, and went on when a server ended that could not say so any more. */
  endAbandoned(before: number): Promise<void>;
  /** Files that people share. */
  readonly sharing: Pick<FileSharing, 'claim' | 'receive'>;
  /** What can be asked without a connection. */
  readonly api: ApiRules;
}

export function createApp(given: AppParts): App {
  const kept = history(given);
  const tellFact: TellFact = (fact) => {
    kept.heard(fact);
    given.tellFact(fact);
  };
  const parts = { ...given, tellFact };
  const { people, rooms, invites, chatLog, outbox, open, durations, agenda, onError } = parts;
  const leaving = new Set<string>();
  const now = () => Date.now();

  const sharing = fileSharing(parts);
  const presences = presence({ people, outbox, open });
  const notices = noticesOf({ ...parts, now });
  const heard = noticing({ ...parts, notices, now });
  const missed = missedCalls({ ...parts, noticing: heard, now });
  const pushes = push({
    ...parts,
    now,
    push: parts.pusher && { ...parts, pusher: parts.pusher },
    onUnreachable: async ({ id, room }, user) => {
      await rings.settle(id, 'offline', user);
      await roomFeature.settle(room, 'offline');
    },
  });
  async function tellSettled({ id, room }: Invite, settled: readonly Callee[]): Promise<void> {
    const call = (await rooms.get(room))?.call ?? room;
    for (const { user, name, status } of settled) {
      const who = { user, name, status };
      parts.tellFact({ type: 'call:settled', call, room, at: now(), invite: id, ...who });
    }
  }
  const told = (invite: Invite, callees: readonly UserId[]) => {
    const settled = invite.callees.filter(
      ({ user, status }) => status !== 'ringing' && callees.includes(user),
    );
    if (settled.length > 0) tellSettled(invite, settled).catch(onError);
    pushes.tell(invite, callees);
    missed.note(invite, callees).catch(onError);
  };
  const rings = ringing({ invites, outbox, agenda, told });
  const { handlers: reporting, left } = quality({ ...parts, now });
  const roomFeature = room({ ...parts, presence: presences, ringing: rings, now, left });
  const { reach } = pushes;
  const inviteParts = { ...parts, ringing: rings, roomFeature, now };
  const { note: unreached, talking } = missed;
  const inviteFeature = invite({ ...inviteParts, reach, unreached, talking });

  const rules = ruling({ rooms, outbox, roomFeature, noticing: heard });
  const chatFeature = chat({ ...parts, sharing, noticing: heard, now });
  const features = { inviteFeature, roomFeature, chatFeature };

  function perform(task: Task): Promise<void> {
    switch (task.do) {
      case 'invite:expire':
        return inviteFeature.expire(task.invite);
      case 'invite:absent':
        return inviteFeature.giveUpAbsent(task.invite);
      case 'invite:forget':
        return inviteFeature.forget(task.invite);
      case 'invite:lose':
        return inviteFeature.lose(task.session, task.user);
      case 'place:give-up':
        return roomFeature.giveUp(task.session, task.room, task.reason);
      case 'role:forget':
        return roomFeature.afterwards(task.room, task.member);
      case 'room:returned':
        return roomFeature.returned(task.room);
      case 'room:settle':
        return roomFeature.settle(task.room, 'offline');
    }
  }
  agenda.begin(perform);

  return {
    handlers: {
      ...presences.handlers,
      ...inviteFeature.handlers,
      ...roomFeature.handlers,
      ...hosting({ rooms, outbox, roomFeature, ruling: rules, noticing: heard }),
      ...preconnect({ invites, outbox }),
      ...peer({ rooms, outbox }),
      ...chatFeature.handlers,
      ...sharing.handlers,
      ...chatReading({ rooms, chatLog }),
      async 'session:set'(session, { callWaiting }) {
        await people.setCallWaiting(session.id, callWaiting);
        return {};
      },
      ...missed.handlers,
      ...blocking({ ...parts, ringing: rings, roomFeature }),
      ...notices.handlers,
      ...pushes.handlers,
      ...reporting,
      async 'session:renew'(session, { token }) {
        await parts.renew(session, token);
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
      outbox.subscribe(session.id, `user:${session.user}`);
      outbox.tell(session.id, 'session:opened', {
        user: session.user,
        name: session.name,
        open,
        epoch: invites.epoch,
        invites: await inviteFeature.newsFor(session.user),
        missed: await missed.of(session.user),
        ...(pushes.offer && { push: pushes.offer }),
      });
      await presences.announce(session.user);
    },

    async lose(session) {
      const { id, user } = session;
      presences.unwatch(id);
      const said = leaving.has(id);
      const reason = said ? 'hung-up' : 'offline';
      for (const room of await people.placesOf(id)) {
        const grace = said ? durations.leavingGrace : durations.grace;
        await agenda.plan({ do: 'place:give-up', room, session: id, reason }, grace);
        await roomFeature.lose(id, room);
      }
      const grace = said ? durations.leavingGrace : durations.callerGrace;
      await agenda.plan({ do: 'invite:lose', session: id, user }, grace);
      // Last of all: as long as it is known, whoever finds that it is not there any more can do all this again.
      await people.remove(id);
      leaving.delete(id);
      await presences.announce(user);
    },

    sessions: (user) => people.sessions(user),

    async decline(token) {
      const answer = await pushes.take(token);
      if (!answer) throw new CallError('not-found', 'this call rings no more');
      const { user, endpoint } = answer;
      // The device answers for its person without a connection: nobody hears of this session.
      const session = { id: endpoint, user, name: user };
      await inviteFeature.handlers['invite:decline'](session, { invite: answer.invite });
    },

    endAbandoned: kept.endAbandoned,
    sharing,

    api: apiRules({ ...parts, ...features, ruling: rules, notices, now }),

    notify: notices.add,
  };
}
