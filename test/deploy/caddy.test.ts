import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { checkCaddy, findCaddy, startCaddy } from '../support/caddy.ts';
import { proxyContract } from '../support/proxy-contract.ts';

if (findCaddy()) {
  it('Caddy has nothing to say against its configuration', async () => {
    const { code, said } = await checkCaddy();
    assert.equal(code, 0, said);
    assert.match(said, /Valid configuration/);
    assert.doesNotMatch(said, /"level":"warn"/);
  });

  proxyContract('Caddy', startCaddy);
} else {
  it('what is shipped for Caddy has all its blocks, though Caddy is not here', (t) => {
    t.diagnostic(
      'Caddy is not installed: its configuration is only read, and nothing runs behind it.',
    );
    const text = readFileSync('deploy/caddy/Caddyfile', 'utf8').replaceAll(/#.*/g, '');
    assert.equal(text.split('{').length, text.split('}').length);
    assert.match(text, /handle \/metrics \{\s+respond 404/);
  });
}
