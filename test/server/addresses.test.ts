import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ALLOWANCES } from '../../server/limits/allowances.ts';
import type { Running } from '../../server/start.ts';
import { connect } from '../support/bare-client.ts';
import { call } from '../support/rules.ts';
import { runServer } from '../support/running-server.ts';

const RINGS = ALLOWANCES['invite:send']?.person ?? 0;
const HANDSHAKES = ALLOWANCES.handshake?.person ?? 0;

/** What a proxy says of whom it asks for. */
const by = (address: string) => ({ 'X-Forwarded-For': address });

describe('a server that counts each address as one person', () => {
  let server: Running;
  before(async () => {
    server = await runServer({ CALL_ADDRESS_PEOPLE: '1', CALL_PROXIES: '1' });
  });
  after(() => server.stop());

  /** How many of so many rings get through, by people of one address. */
  async function rung(address: string, people: readonly string[], each: number): Promise<number> {
    let passed = 0;
    for (const user of people) {
      const client = await connect(server.url, { user }, { extraHeaders: by(address) });
      for (let index = 0; index < each; index += 1) {
        const code = await client.code('invite:send', call(['nobody']));
        assert.ok(code === 'fine' || code === 'rate-limited', code);
        if (code === 'fine') passed += 1;
      }
      client.close();
    }
    return passed;
  }

  it('lets it ring no more often, under however many names', async () => {
    assert.equal(await rung('192.0.2.1', ['a', 'b'], RINGS), RINGS);
    assert.equal(await rung('192.0.2.2', ['c'], 1), 1);
    const network = (end: string) => `2001:db8:0:1::${end}`;
    assert.equal(await rung(network('1'), ['d'], RINGS), RINGS);
    assert.equal(await rung(network('2'), ['e'], 1), 0);
  });

  it('lets it connect no more often, and says so before there is a connection', async () => {
    const shake = async (address: string) => {
      const path = '/socket.io/?EIO=4&transport=polling';
      const response = await fetch(server.url + path, { headers: by(address) });
      return { status: response.status, text: await response.text() };
    };
    for (let index = 0; index < HANDSHAKES; index += 1) {
      assert.equal((await shake('192.0.2.3')).status, 200);
    }
    const { status, text } = await shake('192.0.2.3');
    assert.equal(status, 403);
    assert.match(text, /too many at once/);
    assert.equal((await shake('192.0.2.4')).status, 200);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /call_handshakes_refused_total\{code="rate-limited"\} 1\n/);
  });

  it('counts by HTTP as well, and says when to come again', async () => {
    const decline = (address: string) =>
      fetch(`${server.url}/api/push/decline`, { method: 'POST', headers: by(address), body: '' });
    const answers = [];
    for (let index = 0; index < 101; index += 1) answers.push(await decline('192.0.2.5'));
    assert.deepEqual([answers.at(-2)?.status, answers.at(-1)?.status], [400, 429]);
    assert.match(answers.at(-1)?.headers.get('Retry-After') ?? '', /^\d+$/);
    assert.equal((await decline('192.0.2.6')).status, 400);
  });
});

describe('a server without proxies', () => {
  it('believes nobody who says to be somewhere else', async () => {
    const server = await runServer({ CALL_ADDRESS_PEOPLE: '1' });
    const people = [];
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      people.push(await connect(server.url, { user: address }, { extraHeaders: by(address) }));
    }
    const [one, other] = people;
    for (let index = 0; index < RINGS; index += 1) await one?.send('invite:send', call(['nobody']));
    assert.equal(await other?.code('invite:send', call(['nobody'])), 'rate-limited');
    for (const client of people) client.close();
    await server.stop();
  });
});
