import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { every } from '../src/base/every.ts';
import { after } from '../src/base/timers.ts';
import { CallError, type ErrorCode } from '../src/protocol/errors.ts';
import { DURATIONS, type Durations } from '../src/protocol/limits.ts';
import { createApp } from './app.ts';
import { openIdentity } from './auth/open-identity.ts';
import { signerOf } from './auth/sign-token.ts';
import { tokenIdentity } from './auth/token-identity.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { apiApp } from './http/api/api-app.ts';
import { listen } from './http/listen.ts';
import { pages } from './http/pages.ts';
import type { Door } from './http/public-app.ts';
import { pushAnswers } from './http/push-answers.ts';
import { sharedFiles } from './http/shared-files.ts';
import { iceServers } from './ice/ice-servers.ts';
import { addressesBy, trustIn } from './limits/client-address.ts';
import { type Rates, rates } from './limits/rates.ts';
import { commandLog } from './log/command-log.ts';
import { lineOf } from './log/fact-line.ts';
import { Metrics } from './metrics/metrics.ts';
import { countedReports } from './metrics/quality-metrics.ts';
import { memoryNode } from './nodes/memory-node.ts';
import type { Node } from './nodes/node.ts';
import { webPusher } from './push/web-pusher.ts';
import { MemoryRecordings } from './recordings/memory-recordings.ts';
import { redisNode } from './redis/redis-node.ts';
import { allowRequest } from './sockets/allow-request.ts';
import { connect } from './sockets/connect.ts';
import { dropSlow } from './sockets/drop-slow.ts';
import { Expiry } from './sockets/expiry.ts';
import { openSockets } from './sockets/open-sockets.ts';
import { socketOutbox } from './sockets/socket-outbox.ts';
import { openStores } from './storage/open-stores.ts';
import { openWebhooks } from './webhooks/open-webhooks.ts';

/** Milliseconds within which people come back to a call that an earlier server knew. */
const ABANDONED = 60_000;
/** Milliseconds between two times that what is too old is removed. */
const TEND = 6 * 3_600_000;
/** Milliseconds in which what pages have asked of a stopping server is answered, and then in which downloads can finish. */
const PATIENCE = 2_000;

export interface Running {
  readonly url: string;
  /** Tells the clients to come back, and stops. */
  stop(): Promise<void>;
}

interface Folders {
  readonly dist: string;
  readonly demo: string;
  readonly version: string;
}

interface Instead {
  /** How much may be sent, where that is not to be what is fit for people: in tests and benchmarks. */
  readonly rates?: Rates | undefined;
  /** How long things last, where that is to be over sooner than people would like: in tests. */
  readonly durations?: Partial<Durations> | undefined;
}

/** Starts the whole server. Resolves when it listens; rejects with a `ConfigError` when it cannot. */
export async function start(
  config: Config,
  folders: Folders,
  log: Logger,
  instead: Instead = {},
): Promise<Running> {
  const opened = new AsyncDisposableStack();
  try {
    return await run(config, folders, log, instead, opened);
  } catch (thrown) {
    await opened.disposeAsync();
    throw thrown;
  }
}

/** Puts what is to be closed in the end, or where something fails, into `opened`. */
async function run(
  config: Config,
  folders: Folders,
  log: Logger,
  instead: Instead,
  opened: AsyncDisposableStack,
): Promise<Running> {
  const open = config.tokens === undefined;
  let isClosing = false;
  const onError = (error: unknown) => log.error({ err: error }, 'unexpected error');
  const http = createServer();
  const ended = new AbortController();
  const until = ended.signal;
  const kept = await openStores(config, { log, metrics: () => metrics, until, onError });
  opened.defer(kept.close);
  const { files } = kept;
  const node = await openNode(config, until, onError);
  opened.defer(() => node.end());
  const stopped = () => ended.abort(new CallError('offline', 'the server has stopped'));
  opened.defer(stopped);
  const { shared } = node;
  const metrics = new Metrics(async () => ({
    connections: io.engine.clientsCount,
    // Where they are counted for all nodes, that may be away just now.
    ...(await shared.rooms.count().catch(onError)),
  }));
  const isReady = async () => !isClosing && node.isReady() && (await kept.isReady());
  const demo = open ? folders.demo : undefined;
  const site = pages({ ...folders, demo, metrics, isReady });
  const { origins } = config;
  const { limiters } = node;
  const limits = instead.rates ?? rates({ limiters, perAddress: config.addressPeople, onError });
  const addressOf = addressesBy(trustIn(config.proxies), () =>
    log.warn(
      'Requests come by a proxy that CALL_PROXIES does not name: all who come by it count as one address.',
    ),
  );
  const answered: Door['answered'] = (...how) => metrics.asked(...how);
  const door = { origins, addressOf, limiters, answered, onError };
  const decline = (token: string) => app.decline(token);
  site.route('/api/push', pushAnswers({ decline, door }));
  http.on('request', getRequestListener(site.fetch));
  site.route(
    '/api/files',
    sharedFiles({ sharing: () => app.sharing, find: (id) => files.get(id), door }),
  );
  const onRefused = (code: ErrorCode) => {
    metrics.refused(code);
    log.debug({ code }, 'a connection was not let in');
  };
  const io = openSockets(http, {
    origins,
    allowRequest: allowRequest({
      ...{ origins, addressOf, rates: limits, isClosing: () => isClosing },
      onRefused,
    }),
  });
  node.join(io);
  const onSlow = (words: string) => {
    metrics.slow();
    log.info(words);
  };
  dropSlow(io, () => onSlow('a connection was ended whose page did not read'));
  const outbox = socketOutbox(io);
  const identify = config.tokens ? tokenIdentity(config.tokens) : openIdentity;
  const expiry = new Expiry({
    identify,
    warn: (id, expires) => outbox.tell(id, 'session:expiring', { expires }),
    end: (id) => io.local.in(id).disconnectSockets(true),
  });
  const app = createApp({
    files,
    fileLimit: config.fileBytes,
    ...kept.stores,
    reports: countedReports(kept.stores.reports, (report) => metrics.quality.reported(report)),
    ...shared,
    pusher: config.vapid && webPusher(config.vapid, config.pushHosts),
    tellFact(fact) {
      metrics.happened(fact);
      const { level, about, words } = lineOf(fact);
      log[level](about, words);
      webhooks?.tell(fact);
    },
    outbox,
    open,
    mostRooms: config.mostRooms,
    durations: {
      ...DURATIONS,
      ring: config.ringSeconds * 1_000,
      grace: config.grace * 1_000,
      ...instead.durations,
    },
    iceServers: iceServers(config),
    renew: async (session, token) => {
      if (open) throw new CallError('wrong-state', 'this server asks for no token');
      await expiry.renew(session, token);
    },
    keep: kept.keep,
    recordings: new MemoryRecordings(),
    onError,
  });
  const { version } = folders;
  const { api: rules, handlers } = app;
  const asked = { rules, handlers, iceServers: iceServers(config), issue: signerOf(config.tokens) };
  site.route('/api/', apiApp({ ...asked, identify, open, rates: limits, version, door }));
  const webhooks = openWebhooks(config, { ...kept, log, metrics, onError });
  opened.defer(() => withinPatience(webhooks?.end()));
  const connections = connect(io, {
    app,
    identify,
    addressOf,
    rates: limits,
    ...{ expiry, metrics, onRefused, onSlow, onError },
    logCommand: commandLog(log),
  });
  opened.defer(() => withinPatience(connections.settled()));
  await node.begin({
    lose: (session) => app.lose(session),
    isHere: (id) => io.sockets.sockets.has(id),
    comeBack: () => connections.comeBack(),
  });
  const tend = async () => {
    await app.endAbandoned(Date.now() - ABANDONED);
    await kept.tend();
  };
  after(ABANDONED, () => void tend().catch(onError), until);
  every(TEND, () => tend().catch(onError), until);
  // Last of all: whoever can ask is answered.
  const url = await listen(http, config);
  return {
    url,
    async stop() {
      isClosing = true;
      await withinPatience(connections.farewell());
      stopped();
      const closed = new AbortController();
      after(PATIENCE, () => http.closeAllConnections(), closed.signal);
      await io.close();
      closed.abort();
      await opened.disposeAsync();
    },
  };
}

/** What is not done by then is given up. */
const withinPatience = (work: Promise<void> | undefined): Promise<void> =>
  Promise.race([work, setTimeout(PATIENCE, undefined, { ref: false })]);

/** Beside others, where it is said how they know of each other. */
async function openNode(
  { redis }: Config,
  until: AbortSignal,
  onError: (error: unknown) => void,
): Promise<Node> {
  if (redis === undefined) return memoryNode(until, onError);
  return redisNode(redis, until, onError).catch((cause) => {
    throw new ConfigError(`REDIS_URL: cannot reach Redis (${cause.code ?? cause.message}).`);
  });
}
