import type { CallId } from '../calls/calls.ts';

/** One event on its way to one address. */
export interface Delivery {
  /** The event's: the same each time that it is tried, and for all addresses. */
  readonly id: string;
  readonly url: string;
  /** The events of one call go to an address one after the other. */
  readonly call: CallId;
  /** Where it is in the order of events; later ones have greater numbers. */
  readonly place: number;
  readonly type: string;
  /** JSON, as it is signed and sent. */
  readonly body: string;
  /** How often it has been tried in vain. */
  readonly tries: number;
}

/** One that was given up. */
export interface DeadDelivery extends Delivery {
  readonly reason: string;
}

/** Which of them: an event on its way to an address. */
export type DeliveryKey = Pick<Delivery, 'id' | 'url'>;

/** Events that may wait; where there are more, the oldest are given up. */
export const MOST_WAITING = 10_000;
/** Why those are. */
export const TOO_MANY = 'too many were waiting';

/** Those given up that are kept; the oldest are forgotten first. */
export const MOST_DEAD = 10_000;

/** Where events wait for the sites that want to be told. */
export interface Deliveries {
  /** Adds one; the same again changes nothing. Where too many wait, the oldest are given up: answers with those. */
  add(delivery: Delivery): Promise<readonly Delivery[]>;
  /**
   * Takes those whose time has come, so many at most, the oldest first: no other node gets them until a time, when whoever took them
   * is taken to have died. Nothing of a call while something earlier of it waits.
   */
  claim(url: string, now: number, until: number, most: number): Promise<readonly Delivery[]>;
  /** It has arrived. */
  done(which: DeliveryKey): Promise<void>;
  /** It was tried in vain, and is tried again at a time. */
  postpone(which: DeliveryKey, due: number): Promise<void>;
  /** It is given up. */
  bury(which: DeliveryKey, reason: string): Promise<void>;
  /** Those that wait, and those that were given up, the oldest first; so many at most. */
  waiting(most: number): Promise<readonly Delivery[]>;
  dead(most: number): Promise<readonly DeadDelivery[]>;
  /** Has one event, or all, tried anew that were given up. Answers with how many that are. */
  revive(id: string | undefined, now: number): Promise<number>;
}
