/** The engine without elements: `call-elements/engine`. */
export type { MediaBackend, OpenBackend, Tracks } from '../backends/backend.ts';
export type { Capture } from '../media/capture.ts';
export type { CaptureScreen } from '../media/screen.ts';
export type { ChatMessage } from '../protocol/chat.ts';
export type { EndReason } from '../protocol/end-reason.ts';
export { CallError, type ErrorCode } from '../protocol/errors.ts';
export type { Invite } from '../protocol/invite.ts';
export type { Person } from '../protocol/presence.ts';
export type { Member } from '../protocol/room-doc.ts';
export type { Signaling, SignalingState } from '../signaling/signaling.ts';
export { SocketSignaling } from '../signaling/socket-signaling.ts';
export type { Alerts } from './alerts/alerts.ts';
export { Engine, type EngineParts } from './engine.ts';
export type { FactMap } from './facts.ts';
export type { Room } from './room/room.ts';
