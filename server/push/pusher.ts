import type { PushSubscribed } from '../../src/protocol/push.ts';

export interface PushOptions {
  /** Seconds for which the push service keeps it for a device that is out of reach (RFC 8030, section 5.2). */
  readonly ttl: number;
  /** How much a device's battery is worth it (RFC 8030, section 5.3). */
  readonly urgency: 'high' | 'normal';
  /** What is not delivered yet is replaced by the next of the same topic (RFC 8030, section 5.4). */
  readonly topic: string;
}

/** How a message gets to a browser with no page open. */
export interface Pusher {
  /** The server's key (RFC 8292), for which browsers subscribe. */
  readonly publicKey: string;
  /** Whether the server may be made to ask that address for something. */
  allows(endpoint: string): boolean;
  /** Whether a message can be encrypted for that public key of a browser. */
  isKey(p256dh: string): boolean;
  /** Resolves with `gone` when nobody is at the endpoint any more; rejects when it could not be tried. */
  send(
    to: PushSubscribed['subscription'],
    message: string,
    options: PushOptions,
  ): Promise<'sent' | 'gone'>;
}
