import type { MemberId, RoomId, UserId } from './ids.ts';
import type { Quality } from './quality.ts';
import type { Role } from './roles.ts';
import type { SlotsOn } from './slot.ts';

/** `call`: made by an invitation, ends when nobody is left to talk to. `room`: met by name, open while anyone is there. */
export type RoomKind = 'call' | 'room';

/** How the stage is laid out. */
export const LAYOUTS = ['auto', 'grid', 'speaker', 'gallery'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What hosts have set for all. What is missing was never set; `null` is taken back. */
export interface RoomSettings {
  readonly title?: string;
  readonly description?: string;
  /** How many members it takes at the most. */
  readonly capacity?: number;
  /** Nobody else comes in. */
  readonly locked?: boolean;
  /** Who comes waits until a host lets them in. */
  readonly waiting?: boolean;
  readonly layout?: Layout | null;
  /** Who is on everybody's stage. */
  readonly spotlight?: MemberId | null;
  readonly quality?: Quality | null;
}

export interface RoomInfo extends RoomSettings {
  readonly id: RoomId;
  readonly kind: RoomKind;
  /** When it was opened, in milliseconds since the epoch, by the server's clock. */
  readonly opened: number;
}

export interface Member extends SlotsOn {
  readonly id: MemberId;
  readonly user: UserId;
  readonly name: string;
  /** One page's stay in the room. A new instance means that nothing of the old one's media can be alive. */
  readonly instance: string;
  /** When this instance came, in milliseconds since the epoch; the later one of two opens the media connection. */
  readonly joined: number;
  /** False while the server has lost the member's page and keeps the place for it. */
  readonly connected: boolean;
  /** Whether the member has put this call on hold. */
  readonly held: boolean;
  /** What the member may do (`can` in `roles.ts`). */
  readonly role: Role;
  /** When the hand was raised, in milliseconds since the epoch, by the server's clock; differs between any two. Null: down. */
  readonly hand: number | null;
  /** Whether the member asks for the host's role. */
  readonly asksToHost: boolean;
}

/** All that every member of a room may know. `rev` rises by one with every change. */
export interface RoomDoc {
  readonly rev: number;
  readonly info: RoomInfo;
  readonly members: Readonly<Record<MemberId, Member>>;
}

/** What turns revision `rev - 1` into `rev`. `null` removes a member. */
export interface RoomPatch {
  readonly rev: number;
  readonly info?: Partial<RoomInfo>;
  readonly members?: Readonly<Record<MemberId, Partial<Member> | null>>;
}

/** Applies a patch. Members that it does not touch keep their identity, so what draws them need not draw again. */
export function apply(doc: RoomDoc, patch: RoomPatch): RoomDoc {
  const members: Record<MemberId, Member> = { ...doc.members };
  for (const [id, fields] of Object.entries(patch.members ?? {})) {
    if (fields === null) delete members[id];
    else members[id] = { ...members[id], ...fields } as Member;
  }
  return { rev: patch.rev, info: patch.info ? { ...doc.info, ...patch.info } : doc.info, members };
}

/** In the order in which they came. */
export function membersOf(doc: RoomDoc): readonly Member[] {
  return Object.values(doc.members).sort((a, b) => a.joined - b.joined || (a.id < b.id ? -1 : 1));
}
