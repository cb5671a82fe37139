/** What was said, as JSON or sealed. Columns beside it are what is asked for, ordered by, or deleted by. */
type Body = string;
/** Milliseconds since the epoch. */
type Time = number;

interface Messages {
  readonly room: string;
  readonly id: string;
  readonly sent: Time;
  readonly author: string;
  /** 1 where somebody wrote it and it is still there; 0 for what was deleted, and for notes of the server. */
  readonly live: number;
  /** Characters, roughly. */
  readonly size: number;
  readonly body: Body;
}

/** An item of a person's list. The greatest `place` is the first of it. */
interface Listed {
  readonly owner: string;
  readonly id: string;
  readonly place: number;
  readonly at: Time;
  /** The other person who is the reason for it, if any is. */
  readonly cause: string | null;
  readonly body: Body;
}

interface Reports {
  readonly room: string;
  readonly member: string;
  readonly instance: string;
  readonly owner: string;
  readonly at: Time;
  readonly body: Body;
}

interface Subscriptions {
  /** A digest of the endpoint, which itself is a secret. */
  readonly endpoint: string;
  readonly owner: string;
  readonly place: number;
  readonly body: Body;
}

interface Calls {
  readonly id: string;
  readonly room: string;
  readonly began: Time;
  readonly ended: Time | null;
  readonly reason: string | null;
  readonly body: Body;
}

interface CallPeople {
  readonly call: string;
  readonly person: string;
  /** As the call has it, so that a person's calls are found in their order. */
  readonly began: Time;
}

interface ConfiguredRooms {
  readonly id: string;
  readonly owner: string;
  readonly body: Body;
}

interface Blocks {
  readonly owner: string;
  readonly blocked: string;
  readonly place: number;
}

interface Files {
  readonly id: string;
  readonly room: string;
  readonly owner: string;
  readonly size: number;
  readonly at: Time;
  readonly body: Body;
}

/** An event on its way to a site. */
interface Deliveries {
  readonly id: string;
  /** A digest of the address, which may have a secret in it. */
  readonly endpoint: string;
  readonly call: string;
  readonly place: number;
  readonly tries: number;
  /** When it is tried next. */
  readonly due: Time;
  /** 1 where it was given up. */
  readonly dead: number;
  readonly body: Body;
}

/** A key with which something may be sealed, and a sample that tells whether a key is that one. */
interface SealingKeys {
  readonly id: string;
  readonly sample: string;
}

export interface Tables {
  readonly messages: Messages;
  readonly missed: Listed;
  readonly notices: Listed;
  readonly reports: Reports;
  readonly subscriptions: Subscriptions;
  readonly calls: Calls;
  readonly call_people: CallPeople;
  readonly configured_rooms: ConfiguredRooms;
  readonly blocks: Blocks;
  readonly files: Files;
  readonly deliveries: Deliveries;
  readonly sealing_keys: SealingKeys;
}

/** The tables that have a body, which may be sealed. */
export type SealedTable = Exclude<keyof Tables, 'call_people' | 'blocks' | 'sealing_keys'>;

/** Where each body is: the columns that a seal is bound to. They name one row. */
export const SEALED_BY: Readonly<Record<SealedTable, readonly string[]>> = {
  messages: ['room', 'id'],
  missed: ['owner', 'id'],
  notices: ['owner', 'id'],
  reports: ['room', 'member', 'instance'],
  subscriptions: ['endpoint', 'owner'],
  calls: ['id'],
  configured_rooms: ['id'],
  files: ['id'],
  deliveries: ['id', 'endpoint'],
};
