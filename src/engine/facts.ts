import { Emitter } from '../base/emitter.ts';
import type { ChatMessage } from '../protocol/chat.ts';
import type { EndReason } from '../protocol/end-reason.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { Invite } from '../protocol/invite.ts';
import type { Member } from '../protocol/room-doc.ts';
import type { Slot } from '../protocol/slot.ts';
import type { DeviceNotice, DeviceNoticeCode } from './device-notice.ts';

/** What has happened, for the page to hear: each is an event of the same name on the provider. */
export interface FactMap {
  'call-incoming': {
    readonly invite: Invite;
    readonly from: Invite['from'];
    readonly video: boolean;
  };
  'call-started': { readonly room: RoomId; readonly members: readonly Member[] };
  /** `duration` in seconds, 0 for a call that never started. */
  'call-ended': { readonly room: RoomId; readonly reason: EndReason; readonly duration: number };
  'call-member-joined': { readonly member: Member };
  'call-member-left': { readonly member: Member };
  'call-message-received': { readonly message: ChatMessage };
  /** Something that a person may want to be told once. */
  'call-notice': DeviceNotice | { readonly code: Exclude<NoticeCode, DeviceNoticeCode> };
  'call-error': { readonly code: ErrorCode; readonly message: string; readonly slot?: Slot };
}

/** The names of all facts. */
export const FACTS = [
  'call-incoming',
  'call-started',
  'call-ended',
  'call-member-joined',
  'call-member-left',
  'call-message-received',
  'call-notice',
  'call-error',
] as const satisfies readonly (keyof FactMap)[];

/** `server-lost`: the connection to the server broke; a call goes on without it, and it is tried again. */
export type NoticeCode =
  | 'autoplay-blocked'
  | 'server-closing'
  | 'server-lost'
  | 'server-back'
  | DeviceNoticeCode;

export type Facts = Emitter<FactMap>;
export const createFacts = (): Facts => new Emitter<FactMap>();
