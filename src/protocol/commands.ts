import * as v from 'valibot';
import { type BlockedReply, personBlock, personUnblock } from './blocks.ts';
import {
  type ChatFound,
  type ChatMessage,
  type ChatPage,
  type ChatStatistics,
  chatDelete,
  chatEdit,
  chatHistory,
  chatReact,
  chatSearch,
  chatSend,
  chatStatistics,
  chatTyping,
  chatUpload,
} from './chat.ts';
import type { ErrorReply } from './errors.ts';
import {
  memberAsk,
  memberEject,
  memberLower,
  memberReact,
  memberRole,
  memberStop,
  roomAdmit,
  roomDeny,
  roomEnd,
  roomSet,
} from './hosting.ts';
import {
  type InviteReply,
  inviteAccept,
  inviteCancel,
  inviteDecline,
  inviteRelay,
  inviteSend,
} from './invite.ts';
import { type MissedReply, missedSeen } from './missed.ts';
import { type NoticePage, noticeDelete, noticeList, noticeRead } from './notice.ts';
import { peerRelay } from './peer.ts';
import { type PresenceReply, presenceWatch, sessionRenew, sessionSet } from './presence.ts';
import { type PushAnswerReply, pushAnswer, pushSubscribe, pushUnsubscribe } from './push.ts';
import { qualityReport } from './quality-report.ts';
import {
  type IceReply,
  type JoinReply,
  memberSet,
  roomJoin,
  roomLeave,
  type WaitReply,
} from './room.ts';

/** Everything that a client can ask, with the schema that checks it. */
export const commands = {
  'session:leaving': v.strictObject({}),
  'session:set': sessionSet,
  'session:renew': sessionRenew,
  /** Only asks for an answer. */
  'session:check': v.strictObject({}),
  'ice:servers': v.strictObject({}),
  'presence:watch': presenceWatch,
  'invite:send': inviteSend,
  'invite:accept': inviteAccept,
  'invite:decline': inviteDecline,
  'invite:cancel': inviteCancel,
  'invite:relay': inviteRelay,
  'room:join': roomJoin,
  'room:leave': roomLeave,
  'room:set': roomSet,
  'room:admit': roomAdmit,
  'room:deny': roomDeny,
  'room:end': roomEnd,
  'member:set': memberSet,
  'member:role': memberRole,
  'member:stop': memberStop,
  'member:ask': memberAsk,
  'member:lower': memberLower,
  'member:eject': memberEject,
  'member:react': memberReact,
  'peer:relay': peerRelay,
  'chat:send': chatSend,
  'chat:edit': chatEdit,
  'chat:delete': chatDelete,
  'chat:react': chatReact,
  'chat:typing': chatTyping,
  'chat:history': chatHistory,
  'chat:search': chatSearch,
  'chat:statistics': chatStatistics,
  'chat:upload': chatUpload,
  'missed:seen': missedSeen,
  'person:block': personBlock,
  'person:unblock': personUnblock,
  /** Only asks for the list. */
  'person:blocked': v.strictObject({}),
  'notice:list': noticeList,
  'notice:read': noticeRead,
  'notice:delete': noticeDelete,
  'push:subscribe': pushSubscribe,
  'push:unsubscribe': pushUnsubscribe,
  'push:answer': pushAnswer,
  'quality:report': qualityReport,
} as const;

export type CommandName = keyof typeof commands;
/** What a client sends. */
export type Payload<C extends CommandName> = v.InferInput<(typeof commands)[C]>;
/** What a handler gets once the schema has been through it. */
export type Checked<C extends CommandName> = v.InferOutput<(typeof commands)[C]>;

type Nothing = Record<never, never>;

/** What an accepted command answers beside `ok: true`. */
export interface Answers {
  'session:leaving': Nothing;
  'session:set': Nothing;
  'session:renew': Nothing;
  'session:check': Nothing;
  'ice:servers': IceReply;
  'presence:watch': PresenceReply;
  'invite:send': InviteReply;
  'invite:accept': JoinReply;
  'invite:decline': Nothing;
  'invite:cancel': Nothing;
  'invite:relay': Nothing;
  'room:join': JoinReply | WaitReply;
  'room:leave': Nothing;
  'room:set': Nothing;
  'room:admit': Nothing;
  'room:deny': Nothing;
  'room:end': Nothing;
  'member:set': Nothing;
  'member:role': Nothing;
  'member:stop': Nothing;
  'member:ask': Nothing;
  'member:lower': Nothing;
  'member:eject': Nothing;
  'member:react': Nothing;
  'peer:relay': Nothing;
  'chat:send': { readonly message: ChatMessage };
  'chat:edit': { readonly message: ChatMessage };
  'chat:delete': { readonly message: ChatMessage };
  'chat:react': { readonly message: ChatMessage };
  'chat:typing': Nothing;
  'chat:history': ChatPage;
  'chat:search': ChatFound;
  'chat:statistics': ChatStatistics;
  'chat:upload': { readonly ticket: string };
  'missed:seen': MissedReply;
  'person:block': BlockedReply;
  'person:unblock': BlockedReply;
  'person:blocked': BlockedReply;
  'notice:list': NoticePage;
  'notice:read': Nothing;
  'notice:delete': Nothing;
  'push:subscribe': Nothing;
  'push:unsubscribe': Nothing;
  'push:answer': PushAnswerReply;
  'quality:report': Nothing;
}

export type Refusal = { readonly ok: false; readonly error: ErrorReply };
export type Reply<C extends CommandName = CommandName> =
  | ({ readonly ok: true } & Answers[C])
  | Refusal;
