import * as v from 'valibot';
import { LIMITS } from '../src/protocol/limits.ts';
import { isRange } from './limits/client-address.ts';
import { type DatabasePlace, databasePlace } from './sql/database-place.ts';
import { readSealingKey, type SealingKey } from './sql/sealing-key.ts';
import { SECRET } from './webhooks/signature.ts';

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
const proxies = v.union([
  v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
  v.pipe(list, v.array(v.pipe(v.string(), v.check(isRange)))),
]);
const iceUrl = v.pipe(v.string(), v.regex(/^(stuns?|turns?):[^\s]+$/));
const pushHost = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text),
);
const place = v.pipe(
  v.string(),
  v.transform(databasePlace),
  v.custom<DatabasePlace>((found) => found !== undefined),
);
const sealingKeys = v.pipe(
  list,
  v.array(
    v.pipe(
      v.string(),
      v.transform(readSealingKey),
      v.custom<SealingKey>((key) => key !== undefined),
    ),
  ),
  v.check((keys) => new Set(keys.map(({ id }) => id)).size === keys.length),
);
export const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const days = [
  v.optional(v.pipe(count, v.minValue(1), v.maxValue(36_500))),
  'days from 1 to 36500',
] as const;

/** Each setting with its check and, for people, what it takes. */
export const settings = {
  PORT: [v.optional(port, '3000'), 'a port number from 0 to 65535'],
  HOST: [v.optional(v.string()), 'an address to listen on'],
  CALL_SECRET: [v.optional(v.pipe(v.string(), v.minLength(32))), 'at least 32 characters'],
  CALL_JWKS_URL: [
    v.optional(v.pipe(v.string(), v.check(isSafeUrl))),
    'an https: URL (http: on this machine)',
  ],
  CALL_AUDIENCE: [
    v.optional(v.pipe(v.string(), v.regex(/^\S+$/))),
    'what tokens name this server (aud), without blanks',
  ],
  REDIS_URL: [
    v.optional(
      v.pipe(
        v.string(),
        v.check((text) => /^rediss?:\/\/[^/]/.test(text) && URL.canParse(text)),
      ),
    ),
    'a redis: or rediss: URL',
  ],
  CALL_OPEN: [v.optional(v.picklist(['0', '1']), '0'), '0 or 1'],
  CALL_ORIGINS: [
    v.optional(v.pipe(list, v.array(origin))),
    'origins such as https://example.org, separated by blanks',
  ],
  CALL_PROXIES: [
    v.optional(proxies, ''),
    'how many proxies stand before the server, or their addresses or ranges such as 10.0.0.0/8, separated by blanks',
  ],
  CALL_ADDRESS_PEOPLE: [
    v.optional(v.pipe(count, v.minValue(1), v.maxValue(1_000_000)), '50'),
    'from 1 to 1000000 people',
  ],
  CALL_MAX_ROOMS: [
    v.optional(v.pipe(count, v.minValue(1), v.maxValue(1_000_000)), '10000'),
    'from 1 to 1000000 rooms',
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
  DATABASE_URL: [
    v.optional(place, './data/call-elements.db'),
    'postgres://…, the path of an SQLite file, or memory:',
  ],
  CALL_ENCRYPTION_KEYS: [
    v.optional(sealingKeys, ''),
    'keys as `call-elements-server new-key` makes them, separated by blanks, each with a name of its own',
  ],
  CALL_KEEP_DAYS: days,
  CALL_KEEP_CALLS_DAYS: days,
  CALL_KEEP_MESSAGES_DAYS: days,
  CALL_KEEP_NOTICES_DAYS: days,
  CALL_KEEP_QUALITY_DAYS: days,
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
  WEBHOOK_URL: [
    v.optional(v.pipe(list, v.array(v.pipe(v.string(), v.check(isSafeUrl)))), ''),
    'https: URLs (http: on this machine), separated by blanks',
  ],
  WEBHOOK_SECRET: [
    v.optional(v.pipe(v.string(), v.regex(SECRET))),
    'whsec_ and 24 to 64 random bytes in base64, as `openssl rand -base64 32` makes them',
  ],
  LOG_LEVEL: [v.optional(v.picklist(LEVELS), 'info'), `one of ${LEVELS.join(' ')}`],
} as const;

export type Environment = Readonly<Record<string, string | undefined>>;
type SettingName = keyof typeof settings;
type Value<K extends SettingName> = v.InferOutput<(typeof settings)[K][0]>;

/** Settings as they were checked; what is wrong is noted, and goes on as if it was not set. */
export interface SettingsRead {
  get<K extends SettingName>(name: K): Value<K>;
  /** What cannot work: a line each, which names the setting and never says what it was set to. */
  readonly faults: string[];
}

export function readSettings(env: Environment): SettingsRead {
  const faults: string[] = [];
  return {
    faults,
    get<K extends SettingName>(name: K): Value<K> {
      const [schema, wanted] = settings[name];
      // An empty value is what a shell or a compose file makes of "not set".
      const checked = v.safeParse(schema, env[name] || undefined);
      if (checked.success) return checked.output as Value<K>;
      const fault = `${name} must be ${wanted}.`;
      if (!faults.includes(fault)) faults.push(fault);
      return v.parse(schema, undefined) as Value<K>;
    },
  };
}

/** What goes over the net without protection could be anybody's, and read by anybody. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  // Where somebody has to sign in by the address, nothing can be fetched.
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);
