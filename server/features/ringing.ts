import type { InviteId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus, Invite } from '../../src/protocol/invite.ts';
import type { InviteState, Invites } from '../invites/invites.ts';
import type { Agenda } from '../nodes/agenda.ts';
import type { Outbox } from '../outbox.ts';

interface Parts {
  readonly invites: Invites;
  readonly outbox: Outbox;
  /** Hears of every callee that begins to ring or stops, for those whom no connection reaches. */
  readonly told: (invite: Invite, callees: readonly UserId[]) => void;
  readonly agenda: Agenda;
}

/** An invitation that is over is known for this long, so that a late answer is told the truth. Milliseconds. */
const REMEMBERED = 30_000;

export const isRinging = ({ callees }: Invite): boolean =>
  callees.some(({ status }) => status === 'ringing');

/** Whether it rings for a person. */
export const rings = ({ callees }: Invite, user: UserId): boolean =>
  callees.some((callee) => callee.user === user && callee.status === 'ringing');

/** What a callee may know of an invitation: nobody's entry but their own. */
export const asSeenBy = (user: UserId, invite: Invite): Invite => ({
  ...invite,
  callees: invite.callees.filter((callee) => callee.user === user),
});

/** How callees stop ringing, and who is told. The rules for starting and answering are in `invite.ts`. */
export function ringing({ invites, outbox, agenda, told }: Parts) {
  function tell({ invite, session }: InviteState, callees: readonly UserId[]): void {
    told(invite, callees);
    outbox.tell(session, 'invite:changed', { invite });
    for (const user of callees) {
      outbox.send(`user:${user}`, 'invite:changed', { invite: asSeenBy(user, invite) });
    }
  }

  /** Gives the callees that still ring (or only `who`) a new status. Answers with those whose status it changed. */
  async function settle(
    id: InviteId,
    status: CalleeStatus,
    who?: UserId,
    reason?: string,
  ): Promise<readonly UserId[]> {
    let settled: UserId[] = [];
    const { after } = await invites.change(id, (state) => {
      settled = [];
      if (!state) return undefined;
      const callees = state.invite.callees.map((callee) => {
        if (callee.status !== 'ringing' || (who !== undefined && callee.user !== who))
          return callee;
        settled.push(callee.user);
        return { ...callee, status, ...(reason && { reason }) };
      });
      return { ...state, invite: { ...state.invite, callees } };
    });
    if (!after || settled.length === 0) return [];
    tell(after, settled);
    if (!isRinging(after.invite)) {
      await agenda.plan({ do: 'invite:forget', invite: id }, REMEMBERED);
    }
    return settled;
  }

  return {
    tell,
    settle,
    /** Whether somebody is rung into a room. */
    async leadsInto(room: RoomId): Promise<boolean> {
      return (await invites.into(room)).some(({ invite }) => isRinging(invite));
    },
    /** A person has come into a room: all that rings them into it is answered. */
    async answerInto(room: RoomId, user: UserId): Promise<void> {
      for (const { invite } of await invites.into(room)) await settle(invite.id, 'accepted', user);
    },
    /** Stops all ringing into a room, or only that of one caller. */
    async cancelInto(room: RoomId, caller?: UserId): Promise<void> {
      for (const { invite } of await invites.into(room)) {
        if (caller === undefined || invite.from.user === caller) {
          await settle(invite.id, 'cancelled');
        }
      }
    },
  };
}

export type Ringing = ReturnType<typeof ringing>;
