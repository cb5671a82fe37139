import type { IncomingMessage } from 'node:http';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import type { AddressOf } from '../limits/client-address.ts';
import type { Rates } from '../limits/rates.ts';
import { isFrom } from './origin-check.ts';

interface Parts {
  /** Origins of pages that may connect beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  readonly addressOf: AddressOf;
  readonly rates: Rates;
  /** Whether the server has been told to stop. */
  readonly isClosing: () => boolean;
  /** Hears why somebody is not let in. */
  readonly onRefused: (code: ErrorCode) => void;
}

type Decide = (problem: string | null | undefined, allowed: boolean) => void;

/** Refuses connections before they are any: from pages of foreign origins, and more than an address may make. */
export function allowRequest({ origins, addressOf, rates, isClosing, onRefused }: Parts) {
  async function admit(request: IncomingMessage): Promise<void> {
    if (isClosing()) throw new CallError('offline', 'the server is about to stop');
    if (!isFrom(origins, request)) throw new CallError('forbidden', 'origin not allowed');
    const forwarded = request.headers['x-forwarded-for'];
    const address = addressOf({ remote: request.socket.remoteAddress, forwarded });
    await rates({ address }, 'handshake');
  }
  return (request: IncomingMessage, decide: Decide): void => {
    admit(request).then(
      () => decide(null, true),
      ({ code, message }: CallError) => {
        onRefused(code);
        decide(message, false);
      },
    );
  };
}
