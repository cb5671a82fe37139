import type { ChatMessage, Typing } from './chat.ts';
import type { EndReason } from './end-reason.ts';
import type { ErrorReply } from './errors.ts';
import type { Asked, Reacted, Waiting } from './hosting.ts';
import type { RoomId, UserId } from './ids.ts';
import type { Invite, RelayedToInvite } from './invite.ts';
import type { MissedCall } from './missed.ts';
import type { NoticeChange } from './notice.ts';
import type { RelayedSignal } from './peer.ts';
import type { Person } from './presence.ts';
import type { RoomPatch } from './room-doc.ts';

/** Everything that the server says without being asked. */
export interface ServerEvents {
  /** The first thing on every connection: who one is, and what rings or has just stopped ringing. */
  'session:opened': {
    readonly user: UserId;
    readonly name: string;
    /** Whether the server believes any name and lets everybody watch everybody. */
    readonly open: boolean;
    /** Of what the server remembers: with another one it has started anew, and does not know what it knew before. */
    readonly epoch: string;
    readonly invites: readonly Invite[];
    /** Calls that were missed, newest first. */
    readonly missed: readonly MissedCall[];
    /** Where the server can reach closed pages: its key for Web Push (RFC 8292), in base64url. */
    readonly push?: { readonly publicKey: string };
  };
  /** The token of this connection expires then, in milliseconds since the epoch; `session:renew` goes on with another. */
  'session:expiring': { readonly expires: number };
  /** The server is about to stop; come back after this many milliseconds. */
  'server:closing': { readonly retryAfter: number };
  /** A command that was sent without asking for a reply was refused. */
  'command:refused': ErrorReply;
  'presence:changed': { readonly people: readonly Person[] };
  /** An invitation that this person sent or got, as it is now. */
  'invite:changed': { readonly invite: Invite };
  'invite:relayed': RelayedToInvite;
  'room:changed': { readonly room: RoomId; readonly patch: RoomPatch };
  /** The room is no more, or one is no longer in it; `message`, a host's words. */
  'room:closed': { readonly room: RoomId; readonly reason: EndReason; readonly message?: string };
  /** Who waits to be let in: all of them, for those who may let them in. */
  'room:waiting': { readonly room: RoomId; readonly waiting: readonly Waiting[] };
  /** One has waited, and may join. */
  'room:admitted': { readonly room: RoomId };
  'member:asked': Asked;
  'member:reacted': Reacted;
  'peer:relayed': RelayedSignal;
  /** The calls that this person missed, newest first: all of them. */
  'missed:changed': { readonly missed: readonly MissedCall[] };
  /** What is new in this person's notices. */
  'notice:changed': NoticeChange;
  /** A log entry, new or changed. */
  'chat:changed': { readonly room: RoomId; readonly message: ChatMessage };
  /** Somebody is writing. Said every few seconds while they do, and kept nowhere. */
  'chat:typing': Typing;
}

export type EventName = keyof ServerEvents;
