import * as v from 'valibot';
import { LIMITS } from '../src/protocol/limits.ts';
import type { TokenKeys } from './auth/token-identity.ts';
import { isPair, type Vapid } from './push/vapid.ts';

/** A setting that cannot work. The message is one line that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const list = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);
const port = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.maxValue(65_535));
const count = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const origin = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);
const iceUrl = v.pipe(v.string(), v.regex(/^(stuns?|turns?):[^\s]+$/));
const pushHost = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text),
);
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Each setting with its check and, for people, what it takes. */
const settings = {
  PORT: [v.optional(port, '3000'), 'a port number from 0 to 65535'],
  HOST: [v.optional(v.string()), 'an address to listen on'],
  CALL_SECRET: [v.optional(v.pipe(v.string(), v.minLength(32))), 'at least 32 characters'],
  CALL_JWKS_URL: [
    v.optional(v.pipe(v.string(), v.check(isKeyUrl))),
    'an https: URL (http: on this machine)',
  ],
  CALL_OPEN: [v.optional(v.picklist(['0', '1']), '0'), '0 or 1'],
  CALL_ORIGINS: [
    v.optional(v.pipe(list, v.array(origin))),
    'origins such as https://example.org, separated by blanks',
  ],
  TURN_URLS: [
    v.optional(v.pipe(list, v.array(iceUrl)), ''),
    'stun:, turn: or turns: URLs, separated by blanks',
  ],
  TURN_SECRET: [
    v.optional(v.pipe(v.string(), v.minLength(1))),
    'the secret shared with the TURN server',
  ],
  CALL_RING_SECONDS: [
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d+$/),
        v.transform(Number),
        v.minValue(LIMITS.ringLeast),
        v.maxValue(LIMITS.ringMost),
      ),
      '45',
    ),
    `seconds from ${LIMITS.ringLeast} to ${LIMITS.ringMost}`,
  ],
  TURN_LIFETIME: [
    v.optional(v.pipe(count, v.minValue(5), v.maxValue(604_800)), '43200'),
    'from 5 to 604800 seconds',
  ],
  CALL_GRACE: [v.optional(v.pipe(count, v.maxValue(600)), '20'), 'from 0 to 600 seconds'],
  CALL_FILE_BYTES: [
    v.optional(v.pipe(count, v.maxValue(1_000_000_000)), '10000000'),
    'bytes from 0, which lets no files be shared, to 1000000000',
  ],
  CALL_FILES: [v.optional(v.string()), 'a folder'],
  VAPID_PUBLIC_KEY: [
    v.optional(v.pipe(v.string(), v.regex(/^B[\w-]{86}$/))),
    'a public key in base64url, as `call-elements-server vapid` makes it',
  ],
  VAPID_PRIVATE_KEY: [
    v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))),
    'a private key in base64url, as `call-elements-server vapid` makes it',
  ],
  VAPID_SUBJECT: [
    v.optional(v.pipe(v.string(), v.regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/))),
    'a mailto: or https: address',
  ],
  PUSH_HOSTS: [
    v.optional(v.pipe(list, v.array(pushHost)), ''),
    'hosts such as push.example.org or push.example.org:8443, separated by blanks',
  ],
  LOG_LEVEL: [v.optional(v.picklist(LEVELS), 'info'), `one of ${LEVELS.join(' ')}`],
} as const;

/** Settings of the public contract that this version does not know yet: better to stop than to ignore them. */
const UNSUPPORTED = [
  'DATABASE_URL',
  'REDIS_URL',
  'LIVEKIT_URL',
  'LIVEKIT_API_KEY',
  'LIVEKIT_API_SECRET',
];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Who signs the tokens; without them the server is open. */
  readonly tokens: TokenKeys | undefined;
  /** Origins of pages that may connect beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  readonly turnUrls: readonly string[];
  readonly turnSecret: string | undefined;
  /** For how long an invitation rings, where the caller says nothing else. */
  readonly ringSeconds: number;
  /** Seconds for which TURN credentials open new allocations. */
  readonly turnLifetime: number;
  /** Seconds for which the place of a lost member is kept. */
  readonly grace: number;
  /** Bytes of a file that people share; 0 lets none be shared. */
  readonly fileBytes: number;
  /** The folder in which such files are kept; undefined keeps them in memory. */
  readonly fileFolder: string | undefined;
  /** Who the server is to push services; undefined where nobody is reached while no page is open. */
  readonly vapid: Vapid | undefined;
  /** Push services beside those of the browsers. */
  readonly pushHosts: readonly string[];
  readonly logLevel: (typeof LEVELS)[number];
}

function read<K extends keyof typeof settings>(env: Record<string, string | undefined>, name: K) {
  const [schema, wanted] = settings[name];
  // An empty value is what a shell or a compose file makes of "not set".
  const checked = v.safeParse(schema, env[name] || undefined);
  if (!checked.success) throw new ConfigError(`${name} must be ${wanted}.`);
  return checked.output as v.InferOutput<(typeof settings)[K][0]>;
}

/** Reads the environment. Throws a `ConfigError` for the first setting that cannot work. */
export function readConfig(env: Record<string, string | undefined>): Config {
  for (const name of UNSUPPORTED) {
    // Everything is kept in memory so far, so whoever asks for that gets it.
    if (env[name] && env[name] !== 'memory:')
      throw new ConfigError(`${name} is set, but this version does not support it.`);
  }
  const tokens = readTokens(env);
  const turnUrls = read(env, 'TURN_URLS');
  const turnSecret = read(env, 'TURN_SECRET');
  const isTurn = turnUrls.some((url) => url.startsWith('turn'));
  if (isTurn && !turnSecret)
    throw new ConfigError('TURN_URLS names a TURN server: TURN_SECRET must be set too.');
  const everywhere = read(env, 'CALL_OPEN') === '1' || tokens !== undefined;
  const host = read(env, 'HOST') ?? (everywhere ? '::' : '127.0.0.1');
  if (!everywhere && !isLoopback(host)) {
    throw new ConfigError(
      `HOST ${host} would let anybody in under any name: set CALL_SECRET or CALL_JWKS_URL, or CALL_OPEN=1 if that is meant.`,
    );
  }
  return {
    port: read(env, 'PORT'),
    host,
    tokens,
    origins: read(env, 'CALL_ORIGINS') ?? (tokens === undefined ? undefined : []),
    turnUrls,
    turnSecret,
    ringSeconds: read(env, 'CALL_RING_SECONDS'),
    turnLifetime: read(env, 'TURN_LIFETIME'),
    grace: read(env, 'CALL_GRACE'),
    fileBytes: read(env, 'CALL_FILE_BYTES'),
    fileFolder: read(env, 'CALL_FILES'),
    vapid: readVapid(env),
    pushHosts: read(env, 'PUSH_HOSTS'),
    logLevel: read(env, 'LOG_LEVEL'),
  };
}

/** One or none: with both, whoever has the weaker of the two could be anybody. */
function readTokens(env: Record<string, string | undefined>): TokenKeys | undefined {
  const secret = read(env, 'CALL_SECRET');
  const jwks = read(env, 'CALL_JWKS_URL');
  if (secret !== undefined && jwks !== undefined)
    throw new ConfigError('CALL_JWKS_URL cannot be set together with CALL_SECRET.');
  if (jwks !== undefined) return { jwks: new URL(jwks) };
  return secret === undefined ? undefined : { secret };
}

/** All three or none: half of it would look as if it worked. */
function readVapid(env: Record<string, string | undefined>): Vapid | undefined {
  const names = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'] as const;
  const [publicKey, privateKey, subject] = names.map((name) => read(env, name));
  if (!publicKey && !privateKey && !subject) return undefined;
  if (!publicKey || !privateKey || !subject) {
    const missing = names.find((name) => !env[name]);
    throw new ConfigError(`${missing} must be set too: ${names.join(', ')} go together.`);
  }
  if (!isPair(publicKey, privateKey))
    throw new ConfigError('VAPID_PUBLIC_KEY does not belong to VAPID_PRIVATE_KEY.');
  return { publicKey, privateKey, subject };
}

/** Keys that come over the net without protection could be anybody's. */
function isKeyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);
