import type { Pusher, PushOptions } from '../../server/push/pusher.ts';
import type { Payload } from '../../src/protocol/commands.ts';
import type { PushMessage } from '../../src/protocol/push.ts';
import { WELL_FORMED } from './messages.ts';

interface Sent {
  readonly endpoint: string;
  readonly message: PushMessage;
  readonly options: PushOptions;
}

/** A push service in memory: what it was given for whom, and who is gone. */
export class PushService implements Pusher {
  readonly publicKey = 'B'.repeat(87);
  readonly sent: Sent[] = [];
  readonly gone = new Set<string>();
  #heard: (() => void)[] = [];

  allows(endpoint: string): boolean {
    return endpoint.startsWith('https://push.example/');
  }

  isKey(): boolean {
    return true;
  }

  async send({ endpoint }: { endpoint: string }, message: string, options: PushOptions) {
    if (this.gone.has(endpoint)) return 'gone' as const;
    this.sent.push({ endpoint, message: JSON.parse(message), options });
    for (const hear of this.#heard.splice(0)) hear();
    return 'sent' as const;
  }

  /** What was sent to an endpoint last, as soon as it is of that kind. */
  async last<K extends PushMessage['kind']>(kind: K, endpoint = ENDPOINT) {
    for (;;) {
      const sent = this.sent.findLast((one) => one.endpoint === endpoint);
      if (sent?.message.kind === kind)
        return { ...sent, message: sent.message as PushMessage & { readonly kind: K } };
      await new Promise<void>((resolve) => this.#heard.push(resolve));
    }
  }
}

export const ENDPOINT = WELL_FORMED['push:subscribe'].subscription.endpoint;

export const subscription = (endpoint = ENDPOINT): Payload<'push:subscribe'> => {
  const wanted = WELL_FORMED['push:subscribe'];
  return { ...wanted, subscription: { ...wanted.subscription, endpoint } };
};
