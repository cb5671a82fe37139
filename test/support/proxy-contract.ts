import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { RoomDoc } from '../../src/protocol/room-doc.ts';
import { type BareClient, connect } from './bare-client.ts';
import { rawRequest } from './raw-request.ts';
import { launchServer, type ServerProcess } from './server-process.ts';

export interface RunningProxy {
  readonly url: string;
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>;
}

type Start = (wanted: { upstreams: readonly number[] }) => Promise<RunningProxy>;

/** Spellings of one path that servers take for the same. */
const METRICS = [
  ...['/metrics', '/metrics?x', '/%6detrics', '/./metrics', '/x/../metrics', '/x/%2e%2e/metrics'],
  ...['//metrics', '/metrics/', '/x\\..\\metrics', '/api/files/../../metrics', '/metrics#x'],
];

const portOf = ({ url }: ServerProcess): number => Number(new URL(url).port);

/** What every reverse proxy that is shipped has to do, in front of real servers. */
export function proxyContract(name: string, start: Start): void {
  describe(`${name} in front of two nodes`, () => {
    let nodes: ServerProcess[];
    let proxy: RunningProxy;
    before(async () => {
      nodes = await Promise.all([launchServer(), launchServer()]);
      proxy = await start({ upstreams: nodes.map(portOf) });
    });
    after(async () => {
      await proxy.stop();
      await Promise.all(nodes.map((node) => node.stop()));
    });

    it('lets people come in at both, and talk', async () => {
      const names = ['ann', 'ben', 'cat'];
      const people: BareClient[] = [];
      for (const user of names) people.push(await connect(proxy.url, { user }));
      for (const node of nodes) assert.notEqual(await connections(node), 0);
      // Each of these nodes knows nobody but its own, and of three people two are at the same one.
      const rooms: RoomDoc[] = [];
      for (const person of people) rooms.push((await person.join('tea')).room);
      const shared = rooms.find(({ members }) => Object.keys(members).length === 2);
      assert.ok(shared);
      const [one, other] = Object.values(shared.members).map(
        ({ user }) => people[names.indexOf(user)]!,
      );
      const heard = one!.next('chat:changed');
      await other!.ask('chat:send', { room: 'tea', id: 'message-1', text: 'hello' });
      assert.equal((await heard).message.text, 'hello');
      for (const person of people) person.close();
    });

    it('passes over one that is down', async () => {
      await nodes[0]!.stop();
      for (const user of ['ann', 'ben', 'cat']) {
        const person = await connect(proxy.url, { user });
        await person.join('coffee');
        person.close();
      }
    });
  });

  describe(`${name} in front of one node`, () => {
    let node: ServerProcess;
    let proxy: RunningProxy;
    before(async () => {
      node = await launchServer();
      proxy = await start({ upstreams: [portOf(node)] });
    });
    after(async () => {
      await proxy.stop();
      await node.stop();
    });

    it('keeps its figures from the public, however they are asked for', async () => {
      assert.match((await rawRequest(node.url, '/metrics')).body, /process_cpu/);
      for (const path of METRICS) {
        const { status, body } = await rawRequest(proxy.url, path);
        assert.ok(status !== undefined && status >= 400, `${path}: ${status}`);
        assert.doesNotMatch(body, /process_cpu/, path);
      }
    });

    it('passes on files that are larger than most proxies let through', async () => {
      const person = await connect(proxy.url, { user: 'ann' });
      await person.join('tea');
      const bytes = Buffer.alloc(9_000_000, 'one and a half times six bytes; ');
      const wanted = { room: 'tea', name: 'large.txt', size: bytes.length };
      const { ticket } = await person.ask('chat:upload', wanted);
      const at = (id: string) => `${proxy.url}/api/files/${id}`;
      const answer = await fetch(at(ticket), { method: 'POST', body: bytes });
      assert.equal(answer.status, 200);
      const { file } = (await answer.json()) as { file: { id: string } };
      const again = Buffer.from(await (await fetch(at(file.id))).arrayBuffer());
      assert.ok(again.equals(bytes));
      person.close();
    });

    it('lets in those for whom WebSocket is blocked', async () => {
      const person = await connect(proxy.url, { user: 'dan' }, { transports: ['polling'] });
      await person.join('tea');
      person.close();
    });

    it('is ready as the node is', async () => {
      const { body } = await rawRequest(proxy.url, '/health/ready');
      assert.deepEqual(JSON.parse(body), { ok: true });
    });
  });

  describe(`${name} in front of somebody who repeats what was asked`, () => {
    let server: Server;
    let proxy: RunningProxy;
    before(async () => {
      server = createServer(({ headers }, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(JSON.stringify({ ...headers, padding: ' '.repeat(10_000) }));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      proxy = await start({ upstreams: [(server.address() as AddressInfo).port] });
    });
    after(async () => {
      await proxy.stop();
      server.closeAllConnections();
      server.close();
    });

    it('says who asks, and does not believe what the request says of that', async () => {
      const { body } = await rawRequest(proxy.url, '/api/anything', {
        headers: { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' },
      });
      const headers = JSON.parse(body) as Record<string, string>;
      assert.equal(headers['x-forwarded-for'], '127.0.0.1');
      assert.equal(headers['x-forwarded-proto'], 'http');
      assert.equal(headers['host'], new URL(proxy.url).host);
    });

    it('sends scripts in less than their size', async () => {
      const { headers } = await rawRequest(proxy.url, '/call-elements.js', {
        headers: { 'Accept-Encoding': 'gzip' },
      });
      assert.equal(headers['content-encoding'], 'gzip');
    });
  });
}

async function connections(node: ServerProcess): Promise<number> {
  const { body } = await rawRequest(node.url, '/metrics');
  return Number(/^call_connections (\d+)$/m.exec(body)?.[1]);
}
