import type { Delivery } from './deliveries.ts';
import { signatureOf } from './signature.ts';

/** Milliseconds within which a site has to answer. */
const PATIENCE = 10_000;

/** What came of a try: that it arrived, or why it did not. `gone`: the site never wants to hear of this any more. */
export type Posted = 'arrived' | { readonly reason: string; readonly isGone: boolean };

/** Sends an event to a site, signed as Standard Webhooks has it. Any status of 2xx says that it has arrived. Never rejects. */
export async function post({ id, url, body }: Delivery, secret: string): Promise<Posted> {
  const timestamp = Math.floor(Date.now() / 1_000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'call-elements',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatureOf({ id, timestamp, body }, secret),
      },
      body,
      // What is signed for one address goes to no other.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.body?.cancel();
    if (response.ok) return 'arrived';
    return { reason: `answered ${response.status}`, isGone: response.status === 410 };
  } catch (error) {
    return { reason: reasonOf(error), isGone: false };
  }
}

function reasonOf(error: unknown): string {
  const { name, cause } = Object(error) as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return `no answer within ${PATIENCE / 1_000} s`;
  return cause?.code ?? 'could not be reached';
}
