import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { connect } from '../support/bare-client.ts';
import { checkNginx, findNginx, startNginx } from '../support/nginx.ts';
import { proxyContract } from '../support/proxy-contract.ts';
import { rawRequest } from '../support/raw-request.ts';
import { launchServer } from '../support/server-process.ts';
import { eventually } from '../support/until.ts';

if (findNginx()) {
  it('nginx has nothing to say against its configuration', async () => {
    const { code, said } = await checkNginx();
    assert.equal(code, 0, said);
    assert.match(said, /syntax is ok/);
  });

  proxyContract('nginx', startNginx);

  it('nginx sends everybody to TLS, over which WebSockets go as well', async (t) => {
    const node = await launchServer();
    t.after(() => node.stop());
    const nginx = await startNginx({ upstreams: [Number(new URL(node.url).port)], tls: true });
    t.after(() => nginx.stop());
    const sent = await rawRequest(nginx.plainUrl, '/a/page?b=c', {
      headers: { Host: 'calls.example.org' },
    });
    assert.equal(sent.status, 301);
    assert.equal(sent.headers.location, 'https://calls.example.org/a/page?b=c');
    const ready = await rawRequest(nginx.url, '/health/ready');
    assert.equal(ready.status, 200);
    assert.equal(ready.headers['strict-transport-security'], 'max-age=31536000');
    const person = await connect(nginx.url, { user: 'ann' }, { rejectUnauthorized: false });
    await person.join('tea');
    person.close();
  });

  it('nginx refuses files that no setting allows before they are sent', async (t) => {
    const node = await launchServer();
    t.after(() => node.stop());
    const nginx = await startNginx({ upstreams: [Number(new URL(node.url).port)] });
    t.after(() => nginx.stop());
    const { status } = await rawRequest(nginx.url, '/api/files/a-ticket', {
      ...{ method: 'POST', headers: { 'Content-Length': '12000000', Expect: '100-continue' } },
    });
    assert.equal(status, 413);
  });

  it('nginx notes down no request that has a secret in its path', async (t) => {
    const node = await launchServer();
    t.after(() => node.stop());
    const nginx = await startNginx({ upstreams: [Number(new URL(node.url).port)] });
    t.after(() => nginx.stop());
    for (const path of ['/api/files/secret', '/api/push/secret', '/api/rooms/call-secret/people']) {
      await rawRequest(nginx.url, path);
    }
    // Whoever asks for nothing but the list is sent nowhere else by that.
    for (const path of ['/api/calls', '/api/calls?room=secret', '/api/calls/secret/recordings']) {
      assert.equal((await rawRequest(nginx.url, path)).status, 401, path);
    }
    await rawRequest(nginx.url, '/health/ready');
    await eventually(() => nginx.logged().includes('/health/ready'));
    assert.doesNotMatch(nginx.logged(), /secret/);
  });
} else {
  it('what is shipped for nginx has all its blocks, though nginx is not here', (t) => {
    t.diagnostic(
      'nginx is not installed: its configuration is only read, and nothing runs behind it.',
    );
    const text = readFileSync('deploy/nginx/call-elements.conf', 'utf8').replaceAll(/#.*/g, '');
    assert.equal(text.split('{').length, text.split('}').length);
    assert.match(text, /location = \/metrics \{\s+return 404;/);
    assert.match(text, /proxy_set_header Upgrade \$http_upgrade;/);
  });
}
