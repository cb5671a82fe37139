import { Emitter } from '../base/emitter.ts';
import type { ChatMessage } from '../protocol/chat.ts';
import type { EndReason } from '../protocol/end-reason.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { Invite } from '../protocol/invite.ts';
import type { Reaction } from '../protocol/reaction.ts';
import type { Member } from '../protocol/room-doc.ts';
import type { Slot } from '../protocol/slot.ts';
import type { DeviceNotice } from './device-notice.ts';
import type { HostingNotice } from './hosting-notice.ts';

/** What has happened, for the page to hear: each is an event of the same name on the provider. */
export interface FactMap {
  'call-incoming': {
    readonly invite: Invite;
    readonly from: Invite['from'];
    readonly video: boolean;
  };
  'call-started': { readonly room: RoomId; readonly members: readonly Member[] };
  /** `duration` in seconds, 0 for a call that never started; `message`, the words of somebody who declined, or of a host. */
  'call-ended': {
    readonly room: RoomId;
    readonly reason: EndReason;
    readonly duration: number;
    readonly message?: string;
  };
  'call-member-joined': { readonly member: Member };
  'call-member-left': { readonly member: Member };
  'call-message-received': { readonly message: ChatMessage };
  /** Somebody threw in an emoji, oneself included. */
  'call-reaction': { readonly member: Member; readonly emoji: Reaction };
  'call-notice': Notice;
  'call-error': {
    readonly code: ErrorCode;
    readonly message: string;
    readonly slot?: Slot | 'pip' | 'fullscreen';
  };
}

/** The names of all facts. */
export const FACTS = [
  'call-incoming',
  'call-started',
  'call-ended',
  'call-member-joined',
  'call-member-left',
  'call-message-received',
  'call-reaction',
  'call-notice',
  'call-error',
] as const satisfies readonly (keyof FactMap)[];

/**
 * Something that a person may want to be told once. `server-lost`: the connection to the server broke; a call goes on
 * without it, and it is tried again. `not-coming`: why people who were rung into a call did not come. `held`,
 * `resumed`, `screen-…`: what another member has done. `own-screen-…`: one's own screen, as the others now have it.
 */
export type Notice =
  | DeviceNotice
  | HostingNotice
  | { readonly code: 'autoplay-blocked' | 'server-closing' | 'server-lost' | 'server-back' }
  | { readonly code: 'not-coming'; readonly names: readonly string[]; readonly reason: EndReason }
  | { readonly code: 'held' | 'resumed' | `screen-${'shared' | 'stopped'}`; readonly name: string }
  | { readonly code: `own-screen-${'shared' | 'stopped'}` };

export type NoticeCode = Notice['code'];

export type Facts = Emitter<FactMap>;
export const createFacts = (): Facts => new Emitter<FactMap>();
