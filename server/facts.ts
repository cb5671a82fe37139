import type { EndReason } from '../src/protocol/end-reason.ts';
import type { InviteId, MemberId, RoomId, UserId } from '../src/protocol/ids.ts';
import type { CalleeStatus } from '../src/protocol/invite.ts';
import type { RoomKind } from '../src/protocol/room-doc.ts';
import type { CallId } from './calls/calls.ts';

interface Named {
  readonly user: UserId;
  readonly name: string;
}

interface InCall {
  readonly call: CallId;
  readonly room: RoomId;
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What has happened to calls and rooms, for those who keep, count or pass it on. The rules tell it and go on: nothing that
 * becomes of it can hold up a call.
 */
export type Fact =
  /** People are rung into a call, whose entries say how that began for each. */
  | ({
      readonly type: 'call:ringing';
      readonly invite: InviteId;
      readonly from: Named;
      readonly to: readonly (Named & { readonly status: CalleeStatus })[];
      readonly video: boolean;
    } & InCall)
  /** Somebody rings no more. */
  | ({
      readonly type: 'call:settled';
      readonly invite: InviteId;
      readonly status: CalleeStatus;
    } & Named &
      InCall)
  /** `isReopened`: people come back to it whom the server had lost. */
  | ({
      readonly type: 'room:opened';
      readonly kind: RoomKind;
      readonly isReopened: boolean;
    } & InCall)
  | ({ readonly type: 'member:joined'; readonly member: MemberId } & Named & InCall)
  | ({
      readonly type: 'member:left';
      readonly member: MemberId;
      readonly reason: EndReason;
    } & Named &
      InCall)
  | ({
      readonly type: 'room:closed';
      readonly kind: RoomKind;
      readonly reason: EndReason;
    } & InCall);

export type TellFact = (fact: Fact) => void;
