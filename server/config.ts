import type { TokenKeys } from './auth/token-identity.ts';
import { ConfigError } from './config-error.ts';
import { isPair, type Vapid } from './push/vapid.ts';
import {
  type Environment,
  isLoopback,
  type LEVELS,
  readSettings,
  type SettingsRead,
} from './settings.ts';
import type { DatabasePlace } from './sql/database-place.ts';
import type { KeepDays } from './sql/purge.ts';
import type { SealingKey } from './sql/sealing-key.ts';

/** Settings of the public contract that this version does not know yet: better to stop than to ignore them. */
const UNSUPPORTED = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Who signs the tokens; without them the server is open. */
  readonly tokens: TokenKeys | undefined;
  /** Origins of pages that may connect beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  /**
   * Names that an open server on loopback may be asked by, beside those of this machine: without a login, its address is all that
   * keeps foreign pages out. Undefined where it is asked by any.
   */
  readonly hosts: readonly string[] | undefined;
  /** The proxies before the server that are believed: so many, or those at these addresses. */
  readonly proxies: number | readonly string[];
  /** How many people one address may be, for what it may send. */
  readonly addressPeople: number;
  /** Rooms and calls that may go on at a time. */
  readonly mostRooms: number;
  readonly turnUrls: readonly string[];
  readonly turnSecret: string | undefined;
  /** For how long an invitation rings, where the caller says nothing else. */
  readonly ringSeconds: number;
  /** Seconds for which TURN credentials open new allocations. */
  readonly turnLifetime: number;
  /** Seconds for which the place of a lost member is kept. */
  readonly grace: number;
  /** Where everything is kept that outlives the server. */
  readonly database: DatabasePlace;
  /** Keys for what is kept there: the first seals, all of them open. Without any it is kept as it is. */
  readonly keys: readonly SealingKey[];
  /** For how many days what is there is kept. */
  readonly keepDays: KeepDays;
  /** Bytes of a file that people share; 0 lets none be shared. */
  readonly fileBytes: number;
  /** The folder in which such files are kept; undefined: beside the database, or in memory where that is. */
  readonly fileFolder: string | undefined;
  /** Who the server is to push services; undefined where nobody is reached while no page is open. */
  readonly vapid: Vapid | undefined;
  /** Push services beside those of the browsers. */
  readonly pushHosts: readonly string[];
  /** Where nodes share what goes on; undefined where this process is the whole server. */
  readonly redis: string | undefined;
  /** Where sites are told of calls, and by what secret they know that it is this server; undefined where none is. */
  readonly webhooks: { readonly urls: readonly string[]; readonly secret: string } | undefined;
  readonly logLevel: (typeof LEVELS)[number];
}

/** Reads the environment. Throws a `ConfigError` with a line for each setting that cannot work. */
export function readConfig(env: Environment): Config {
  const read = readSettings(env);
  const { get, faults } = read;
  for (const name of UNSUPPORTED) {
    if (env[name]) faults.push(`${name} is set, but this version does not support it.`);
  }
  const tokens = readTokens(read);
  const turnUrls = get('TURN_URLS');
  const turnSecret = get('TURN_SECRET');
  const isTurn = turnUrls.some((url) => url.startsWith('turn'));
  if (isTurn && !turnSecret)
    faults.push('TURN_URLS names a TURN server: TURN_SECRET must be set too.');
  // A key that cannot work is a fault of its own, and no wish to be open.
  const isMeant = env['CALL_SECRET'] || env['CALL_JWKS_URL'];
  const everywhere = get('CALL_OPEN') === '1' || Boolean(isMeant);
  const host = get('HOST') ?? (everywhere ? '::' : '127.0.0.1');
  if (!everywhere && !isLoopback(host)) {
    faults.push(
      `HOST ${host} would let anybody in under any name: set CALL_SECRET or CALL_JWKS_URL, or CALL_OPEN=1 if that is meant.`,
    );
  }
  const config: Config = {
    port: get('PORT'),
    host,
    tokens,
    origins: get('CALL_ORIGINS') ?? (tokens === undefined ? undefined : []),
    hosts: everywhere ? undefined : (get('CALL_ORIGINS') ?? []).map((one) => new URL(one).hostname),
    proxies: get('CALL_PROXIES'),
    addressPeople: get('CALL_ADDRESS_PEOPLE'),
    mostRooms: get('CALL_MAX_ROOMS'),
    turnUrls,
    turnSecret,
    ringSeconds: get('CALL_RING_SECONDS'),
    turnLifetime: get('TURN_LIFETIME'),
    grace: get('CALL_GRACE'),
    database: get('DATABASE_URL'),
    keys: get('CALL_ENCRYPTION_KEYS'),
    keepDays: readKeepDays(read),
    fileBytes: get('CALL_FILE_BYTES'),
    fileFolder: get('CALL_FILES'),
    vapid: readVapid(read, env),
    pushHosts: get('PUSH_HOSTS'),
    redis: get('REDIS_URL'),
    webhooks: readWebhooks(read),
    logLevel: get('LOG_LEVEL'),
  };
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return config;
}

/** One or none: with both, whoever has the weaker of the two could be anybody. */
function readTokens({ get, faults }: SettingsRead): TokenKeys | undefined {
  const secret = get('CALL_SECRET');
  const jwks = get('CALL_JWKS_URL');
  if (secret !== undefined && jwks !== undefined)
    faults.push('CALL_JWKS_URL cannot be set together with CALL_SECRET.');
  const audience = get('CALL_AUDIENCE');
  const named = audience !== undefined && { audience };
  if (jwks !== undefined) return { jwks: new URL(jwks), ...named };
  return secret === undefined ? undefined : { secret, ...named };
}

/** Both or neither: nobody could tell from whom an event is that is not signed. */
function readWebhooks({ get, faults }: SettingsRead): Config['webhooks'] {
  const urls = [...new Set(get('WEBHOOK_URL'))];
  const secret = get('WEBHOOK_SECRET');
  if (urls.length === 0) return undefined;
  if (secret) return { urls, secret };
  if (!faults.some((fault) => fault.startsWith('WEBHOOK_SECRET')))
    faults.push('WEBHOOK_URL is set: WEBHOOK_SECRET must be set too.');
  return undefined;
}

/** What has no number of its own has that of all. */
function readKeepDays({ get }: SettingsRead): KeepDays {
  const all = get('CALL_KEEP_DAYS');
  return {
    calls: get('CALL_KEEP_CALLS_DAYS') ?? all,
    messages: get('CALL_KEEP_MESSAGES_DAYS') ?? all,
    notices: get('CALL_KEEP_NOTICES_DAYS') ?? all,
    quality: get('CALL_KEEP_QUALITY_DAYS') ?? all,
  };
}

/** All three or none: half of it would look as if it worked. */
function readVapid({ get, faults }: SettingsRead, env: Environment): Vapid | undefined {
  const names = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'] as const;
  const [publicKey, privateKey, subject] = names.map(get);
  if (!publicKey && !privateKey && !subject) return undefined;
  if (!publicKey || !privateKey || !subject) {
    const missing = names.find((name) => !env[name]);
    if (missing) faults.push(`${missing} must be set too: ${names.join(', ')} go together.`);
    return undefined;
  }
  if (!isPair(publicKey, privateKey))
    faults.push('VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY.');
  return { publicKey, privateKey, subject };
}
