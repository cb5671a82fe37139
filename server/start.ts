import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import { after } from '../src/base/timers.ts';
import { CallError } from '../src/protocol/errors.ts';
import { DURATIONS, type Durations } from '../src/protocol/limits.ts';
import { createApp } from './app.ts';
import { openIdentity } from './auth/open-identity.ts';
import { tokenIdentity } from './auth/token-identity.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { apiApp } from './http/api/api-app.ts';
import { pages, SAFE } from './http/pages.ts';
import { pushAnswers } from './http/push-answers.ts';
import { sharedFiles } from './http/shared-files.ts';
import { iceServers } from './ice/ice-servers.ts';
import { addressesBy, trustIn } from './limits/client-address.ts';
import { memoryLimiters } from './limits/limiters.ts';
import { type Rates, rates } from './limits/rates.ts';
import { Metrics } from './metrics/metrics.ts';
import { memoryNode } from './nodes/memory-node.ts';
import type { Node } from './nodes/node.ts';
import { webPusher } from './push/web-pusher.ts';
import { redisNode } from './redis/redis-node.ts';
import { allowRequest } from './sockets/allow-request.ts';
import { connect } from './sockets/connect.ts';
import { dropSlow } from './sockets/drop-slow.ts';
import { Expiry } from './sockets/expiry.ts';
import { originAnswer } from './sockets/origin-check.ts';
import { socketOutbox } from './sockets/socket-outbox.ts';
import { DiskFiles } from './storage/disk-files.ts';
import type { Files } from './storage/files.ts';
import { MemoryFiles } from './storage/memory-files.ts';
import { openStores } from './storage/open-stores.ts';

/** Bytes of a frame above which Socket.IO drops the connection. Well above `LIMITS.payload`, which gets a reply. */
const FRAME = 1_000_000;
/** Milliseconds that clients are asked to wait before they come back, so that a restart is not their first try. */
const RETRY_AFTER = 1_000;
/** Milliseconds within which people come back to a call that an earlier server knew. */
const ABANDONED = 60_000;
/** Milliseconds that a stopping server lets downloads finish. */
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
  const begun = Date.now();
  let ready = true;
  const onError = (error: unknown) => log.error({ err: error }, 'unexpected error');
  const http = createServer();
  const files = await openFiles(config);
  const ended = new AbortController();
  const until = ended.signal;
  const kept = await openStores(config, { log, metrics: () => metrics, until, onError });
  opened.defer(kept.close);
  const node = await openNode(config, until, onError);
  opened.defer(() => node.end());
  const stopped = () => ended.abort(new CallError('offline', 'the server has stopped'));
  opened.defer(stopped);
  const { shared } = node;
  const metrics = new Metrics(async () => ({
    connections: io.engine.clientsCount,
    ...(await shared.rooms.count()),
  }));
  const demo = open ? folders.demo : undefined;
  const site = pages({ ...folders, demo, metrics, isReady: () => ready && node.isReady() });
  const { origins } = config;
  const limiters = memoryLimiters;
  const limits = instead.rates ?? rates({ limiters, perAddress: config.addressPeople, onError });
  const addressOf = addressesBy(trustIn(config.proxies), () =>
    log.warn(
      'Requests come by a proxy that CALL_PROXIES does not name: all who come by it count as one address.',
    ),
  );
  const door = { origins, addressOf, limiters, onError };
  const decline = (token: string) => app.decline(token);
  site.route('/api/push', pushAnswers({ decline, door }));
  http.on('request', getRequestListener(site.fetch));
  site.route(
    '/api/files',
    sharedFiles({ sharing: () => app.sharing, find: (id) => files.get(id), door }),
  );
  const io = new Server(http, {
    maxHttpBufferSize: FRAME,
    serveClient: false,
    cors: originAnswer(origins),
    allowRequest: allowRequest({
      ...{ origins, addressOf, rates: limits },
      onRefused: (code) => metrics.refused(code),
    }),
    // Whoever does not say at once who they are is only holding a connection.
    connectTimeout: 10_000,
    // Compression costs far more memory per connection than it saves on small JSON.
    perMessageDeflate: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
  });
  node.join(io);
  dropSlow(io, () => metrics.slow());
  const outbox = socketOutbox(io);
  io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, SAFE));
  const identify = config.tokens ? tokenIdentity(config.tokens) : openIdentity;
  const expiry = new Expiry({
    identify,
    warn: (id, expires) => outbox.send(`session:${id}`, 'session:expiring', { expires }),
    end: (id) => io.local.in(id).disconnectSockets(true),
  });
  const app = createApp({
    files,
    fileLimit: config.fileBytes,
    ...kept.stores,
    ...shared,
    pusher: config.vapid && webPusher(config.vapid, config.pushHosts),
    tellFact: (fact) => metrics.happened(fact),
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
    onError,
  });
  const { version } = folders;
  const api = { rules: app.api, identify, open, rates: limits, version, door };
  site.route('/api/', apiApp({ ...api, iceServers: iceServers(config) }));
  const connections = connect(io, {
    app,
    identify,
    addressOf,
    rates: limits,
    expiry,
    metrics,
    onError,
  });
  opened.defer(() => connections.settled());
  await node.begin({
    lose: (session) => app.lose(session),
    comeBack() {
      for (const { conn } of io.sockets.sockets.values()) conn.close();
    },
  });
  after(ABANDONED, () => void app.endAbandoned(begun).catch(onError), until);
  // Last of all: whoever can ask is answered.
  await listen(http, config);
  return {
    url: address(http, config.host),
    async stop() {
      ready = false;
      io.local.emit('server:closing', { retryAfter: RETRY_AFTER });
      stopped();
      const rest = setTimeout(() => http.closeAllConnections(), PATIENCE);
      await io.close();
      clearTimeout(rest);
      await opened.disposeAsync();
    },
  };
}

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

/** In the folder that is set for them, or else in memory. */
async function openFiles({ fileFolder }: Config): Promise<Files> {
  if (fileFolder === undefined) return new MemoryFiles();
  return DiskFiles.open(fileFolder).catch((cause) => {
    throw new ConfigError(`CALL_FILES: cannot keep files in ${fileFolder} (${cause.code}).`);
  });
}

async function listen(http: HttpServer, { port, host }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const setting = /^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(error.code ?? '') ? 'HOST' : 'PORT';
      reject(new ConfigError(`${setting}: cannot listen on ${host} port ${port} (${error.code}).`));
    });
    http.listen(port, host, resolve);
  });
}

function address(http: HttpServer, host: string): string {
  const { port } = http.address() as AddressInfo;
  const name = host === '::' || host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
