import { after } from '../src/base/timers.ts';
import { CallError } from '../src/protocol/errors.ts';
import type { UserId } from '../src/protocol/ids.ts';
import type { CalleeStatus, Invite } from '../src/protocol/invite.ts';
import type { Durations } from '../src/protocol/limits.ts';
import type { Happening } from '../src/protocol/notice.ts';
import type { IceReply } from '../src/protocol/room.ts';
import { chat } from './features/chat.ts';
import { chatReading } from './features/chat-reading.ts';
import { type FileParts, type FileSharing, fileSharing } from './features/files.ts';
import { hosting } from './features/hosting.ts';
import { invite } from './features/invite.ts';
import { missedCalls } from './features/missed.ts';
import { noticesOf } from './features/notices.ts';
import { noticing } from './features/noticing.ts';
import { peer } from './features/peer.ts';
import { preconnect } from './features/preconnect.ts';
import { presence } from './features/presence.ts';
import { type PushParts, push } from './features/push.ts';
import { quality } from './features/quality.ts';
import { ringing } from './features/ringing.ts';
import { room } from './features/room.ts';
import type { Handlers } from './handlers.ts';
import type { Invites } from './invites/invites.ts';
import type { MissedCalls } from './missed/missed-calls.ts';
import type { Notices } from './notices/notices.ts';
import type { Outbox } from './outbox.ts';
import type { People } from './people/people.ts';
import type { Rooms } from './rooms/rooms.ts';
import type { Session } from './session.ts';
import type { ChatLog } from './storage/chat-log.ts';
import type { QualityReports } from './storage/quality-reports.ts';

export interface AppParts extends FileParts {
  readonly people: People;
  readonly rooms: Rooms;
  readonly invites: Invites;
  readonly chatLog: ChatLog;
  readonly missed: MissedCalls;
  readonly reports: QualityReports;
  readonly notices: Notices;
  /** What reaches closed pages; undefined where the server has no keys for it. */
  readonly push: PushParts | undefined;
  readonly outbox: Outbox;
  readonly open: boolean;
  readonly durations: Durations;
  readonly iceServers: (session: Session) => Promise<IceReply>;
  /** Has a connection go on with a fresh token; throws a `CallError`. */
  readonly renew: (session: Session, token: string) => Promise<void>;
  /** A callee rings no more: counted, where anybody counts. */
  readonly onEnding?: ((ending: CalleeStatus) => void) | undefined;
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
  /** Declines the call for which a notification with this token went out. Throws `not-found` when it rings no more. */
  decline(token: string): Promise<void>;
  /** Tells a person of what is done outside of these rules: a recording that can be had. */
  notify(user: UserId, what: Happening): Promise<void>;
  /** Files that people share. */
  readonly sharing: Pick<FileSharing, 'claim' | 'receive'>;
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

  const sharing = fileSharing({ ...parts, later });
  const presences = presence({ people, outbox, open });
  const notices = noticesOf({ ...parts, now });
  const heard = noticing({ ...parts, notices });
  const missed = missedCalls({ ...parts, noticing: heard, now });
  const pushes = push({
    ...parts,
    now,
    onUnreachable: async ({ id, room }, user) => {
      await rings.settle(id, 'offline', user);
      await roomFeature.settle(room, 'offline');
    },
  });
  const told = (invite: Invite, callees: readonly UserId[]) => {
    for (const { user, status } of invite.callees)
      if (status !== 'ringing' && callees.includes(user)) parts.onEnding?.(status);
    pushes.tell(invite, callees);
    missed.note(invite, callees).catch(onError);
  };
  const rings = ringing({ invites, outbox, later, told });
  const { handlers: reporting, left } = quality({ ...parts, now, later });
  const roomFeature = room({ ...parts, presence: presences, ringing: rings, now, later, left });
  const { reach } = pushes;
  const inviteParts = { ...parts, ringing: rings, roomFeature, now, later };
  const { note: unreached, talking } = missed;
  const inviteFeature = invite({ ...inviteParts, reach, unreached, talking });

  return {
    handlers: {
      ...presences.handlers,
      ...inviteFeature.handlers,
      ...roomFeature.handlers,
      ...hosting({ rooms, outbox, roomFeature, noticing: heard }),
      ...preconnect({ invites, outbox }),
      ...peer({ rooms, outbox }),
      ...chat({ ...parts, sharing, noticing: heard, now }),
      ...sharing.handlers,
      ...chatReading({ rooms, chatLog }),
      async 'session:set'(session, { callWaiting }) {
        await people.setCallWaiting(session.id, callWaiting);
        return {};
      },
      ...missed.handlers,
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
      outbox.subscribe(session.id, `session:${session.id}`);
      outbox.subscribe(session.id, `user:${session.user}`);
      outbox.send(`session:${session.id}`, 'session:opened', {
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

    async decline(token) {
      const answer = await pushes.take(token);
      if (!answer) throw new CallError('not-found', 'this call rings no more');
      const { user, endpoint } = answer;
      // The device answers for its person without a connection: nobody hears of this session.
      const session = { id: endpoint, user, name: user };
      await inviteFeature.handlers['invite:decline'](session, { invite: answer.invite });
    },

    sharing,

    notify: notices.add,

    close: () => ended.abort(new CallError('offline', 'the server has stopped')),
  };
}
