import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { ask, documentOf } from '../../support/api.ts';
import { connect } from '../../support/bare-client.ts';
import { type ApiDocument, requestsFor } from '../../support/fuzz/drawn-request.ts';
import { runOf } from '../../support/fuzz/run-of.ts';
import { Tally } from '../../support/fuzz/tally.ts';
import { watchedServer } from '../../support/fuzz/watched-server.ts';
import { tokens } from '../../support/tokens.ts';

/** Requests beside the messages, and how many are under way at a time. */
const REQUESTS = 0.01;
const AT_ONCE = 20;
/** What programs upload and download is no JSON, and has tests of its own. */
const FILES = /^\/files/;

const PEOPLE = {
  olivia: { role: 'host' },
  ann: {},
  bob: {},
  gus: { role: 'guest', rooms: ['tea'] },
};
const { secret, sign } = tokens();
const SETTINGS = { CALL_SECRET: secret, CALL_PROXIES: '1', CALL_RING_SECONDS: '5' };
const run = runOf(REQUESTS);

/** The document of a server of that kind. */
async function read(): Promise<ApiDocument> {
  const server = await watchedServer(SETTINGS);
  const document = await documentOf(server.url);
  await server.stop();
  return document as unknown as ApiDocument;
}

it(`requests of all kinds are answered as the document says (seed ${run.seed})`, async (t) => {
  const document = await read();
  const asked = Object.entries(document.paths).filter(([path]) => !FILES.test(path));
  const described = { ...document, paths: Object.fromEntries(asked) };
  const signed = Object.entries(PEOPLE).map(([sub, claims]) => sign({ sub, ...claims }));
  const good = await Promise.all(signed);
  // Most are asked by somebody who may ask something.
  const bearers = [...good, ...good, ...good, await sign({ sub: 'ann' }, -9), 'x.y.z', ''];
  /** What answers have named, by the kind of thing and the name of the field. */
  const seen = new Map<string, Set<string>>([
    ['user', new Set(Object.keys(PEOPLE))],
    ['room', new Set(['tea'])],
  ]);
  const kindOf = (path: string, key: string) => (key === 'id' ? (path.split('/')[1] ?? '') : key);
  const note = (path: string, value: unknown, key = ''): void => {
    if (typeof value === 'string' && value.length < 100) {
      const kind = kindOf(path, key);
      seen.set(kind, (seen.get(kind) ?? new Set()).add(value));
    } else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value))
        note(path, one, Array.isArray(value) ? key : name);
  };
  const requests = requestsFor(described, (path, key) =>
    fc.nat(1_000).map((pick) => {
      const all = [
        ...(seen.get(kindOf(path, key)) ?? seen.get(key === 'to' ? 'user' : key) ?? []),
      ].slice(-20);
      return all[pick % all.length] ?? 'tea';
    }),
  );
  // Drawing takes a while to be made, in which nothing here is answered.
  const server = await watchedServer(SETTINGS);
  t.after(() => server.stop());
  const clients = await Promise.all(
    bearers.slice(0, 4).map((token) => connect(server.url, { token })),
  );
  for (const client of clients.slice(0, 3)) await client.join('tea');
  const tally = new Tally();
  let sent = 0;
  const all = fc.array(fc.tuple(requests, fc.nat(100)), { minLength: AT_ONCE, maxLength: AT_ONCE });
  const property = fc.asyncProperty(all, async (drawn) => {
    await Promise.all(
      drawn.map(async ([{ operation, method, path, raw }, who]) => {
        sent += 1;
        // Of many addresses, since one may only ask so much.
        const from = `10.0.${sent % 250}.${who}`;
        // A connection that is kept may be given up by the server just when it is used again.
        const headers = { 'X-Forwarded-For': from, Connection: 'close' };
        const bearer = bearers[who % bearers.length] ?? '';
        const { status, body } = await ask(server.url, method, path, {
          ...{ raw, headers },
          ...(bearer !== '' && { bearer }),
        });
        const what = `${method} ${path} ${raw?.slice(0, 200)} ${JSON.stringify(body)}`;
        assert.ok(status < 500, `${status} to ${what}`);
        if (status >= 400) assert.match(body.error.code, /^[a-z-]+$/, what);
        else note(operation.split(' ')[1] ?? '', body);
        tally.add('answers', String(status));
        if (status < 300) tally.add('done', operation);
      }),
    );
    assert.deepEqual(server.faults, []);
  });
  const numRuns = Math.ceil(run.messages / AT_ONCE);
  await fc.assert(property, { seed: run.seed, numRuns, endOnFailure: true });
  for (const client of clients) client.close();
  for (const line of tally.lines) t.diagnostic(line);
  const done = asked.flatMap(([path, all]) =>
    Object.keys(all).map((method) => `${method} ${path}`),
  );
  t.diagnostic(`never done: ${done.filter((one) => !tally.of('done', one)).join(', ')}`);
  assert.ok(tally.of('answers', '200') > run.messages / 20);
});
