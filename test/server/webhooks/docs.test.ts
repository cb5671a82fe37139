import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { signatureOf } from '../../../server/webhooks/signature.ts';
import { WEBHOOK_SECRET } from '../../support/webhook-site.ts';

type IsFromCalls = (
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
  secret: string,
) => boolean;

/** The block of code of a language. */
function snippet(language: string): string {
  const text = readFileSync('docs/webhooks.md', 'utf8');
  const [, block = ''] = text.split(`\`\`\`${language}\n`);
  return block.split('```')[0] ?? '';
}

describe('docs/webhooks.md', () => {
  it('shows a check that believes what this server signs, and nothing else', async () => {
    const code = `data:text/javascript,${encodeURIComponent(snippet('js'))}`;
    const { isFromCalls } = (await import(code)) as { isFromCalls: IsFromCalls };
    const body = '{"type":"call.ended"}';
    const headers = (timestamp: number) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf({ id: 'msg_1', timestamp, body }, WEBHOOK_SECRET),
    });
    const now = Math.floor(Date.now() / 1_000);
    assert.equal(isFromCalls(body, headers(now), WEBHOOK_SECRET), true);
    assert.equal(isFromCalls(`${body} `, headers(now), WEBHOOK_SECRET), false);
    assert.equal(isFromCalls(body, headers(now - 600), WEBHOOK_SECRET), false);
    assert.equal(isFromCalls(body, headers(now), `whsec_${btoa('x'.repeat(32))}`), false);
    assert.equal(isFromCalls(body, {}, WEBHOOK_SECRET), false);
  });
});
