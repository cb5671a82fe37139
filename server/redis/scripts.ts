import { type CommandParser, defineScript } from 'redis';

/** What a swap wants: a state in the place of the one of that version, found by these indexes. */
export interface Swap {
  readonly key: string;
  /** Hashes that hold the state's id for as long as there is the state, each with `size`. */
  readonly indexes: readonly string[];
  readonly id: string;
  /** The version that was read; empty where there was none. */
  readonly version: string;
  /** `version|JSON`; empty to remove it. */
  readonly value: string;
  readonly size: number;
  /** Where the id is published when it changes; empty for nowhere. */
  readonly channel: string;
  readonly message: string;
}

/** Compare and set: answers with 1, or with 0 where another was faster. */
export const swap = defineScript({
  SCRIPT: `
    local now = redis.call('GET', KEYS[1])
    local version = now and string.match(now, '^[^|]*') or ''
    if version ~= ARGV[1] then return 0 end
    if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2]) end
    for at = 2, #KEYS do
      if ARGV[2] == '' then redis.call('HDEL', KEYS[at], ARGV[3])
      else redis.call('HSET', KEYS[at], ARGV[3], ARGV[4]) end
    end
    if ARGV[5] ~= '' then redis.call('PUBLISH', ARGV[5], ARGV[6]) end
    return 1`,
  parseCommand(parser: CommandParser, wanted: Swap) {
    parser.pushKeysLength([wanted.key, ...wanted.indexes]);
    parser.push(wanted.version, wanted.value, wanted.id, String(wanted.size));
    parser.push(wanted.channel, wanted.message);
  },
  transformReply: (reply: number) => reply === 1,
});

/** Sets a field of a hash that has another one already, and answers whether it has: what is gone does not come back by half. */
export const setBeside = defineScript({
  SCRIPT: `
    if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
    redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
    return 1`,
  NUMBER_OF_KEYS: 1,
  parseCommand(parser: CommandParser, key: string, beside: string, field: string, value: string) {
    parser.pushKey(key);
    parser.push(beside, field, value);
  },
  transformReply: (reply: number) => reply === 1,
});

/** Notes a task that is due in so many milliseconds by Redis's clock, which all nodes share. */
export const plan = defineScript({
  SCRIPT: `
    local time = redis.call('TIME')
    local due = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
    redis.call('ZADD', KEYS[1], due, ARGV[1])
    redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
    return 1`,
  NUMBER_OF_KEYS: 2,
  parseCommand(parser: CommandParser, id: string, task: string, ms: number) {
    parser.pushKey('agenda');
    parser.pushKey('tasks');
    parser.push(id, task, String(Math.ceil(ms)));
  },
  transformReply: (reply: number) => reply,
});

/**
 * Takes what is due, for so many milliseconds: what is not done by then is due again. Answers with the milliseconds until
 * the next one (-1 for none), and id and text of each that was taken.
 */
export const claim = defineScript({
  SCRIPT: `
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local due = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
    local taken = {'-1'}
    for _, id in ipairs(due) do
      local task = redis.call('HGET', KEYS[2], id)
      if task then
        redis.call('ZADD', KEYS[1], now + ARGV[2], id)
        table.insert(taken, id)
        table.insert(taken, task)
      else redis.call('ZREM', KEYS[1], id) end
    end
    local next = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
    if next[2] then taken[1] = tostring(math.max(0, next[2] - now)) end
    return taken`,
  NUMBER_OF_KEYS: 2,
  parseCommand(parser: CommandParser, most: number, lease: number) {
    parser.pushKey('agenda');
    parser.pushKey('tasks');
    parser.push(String(most), String(lease));
  },
  transformReply: (reply: string[]) => reply,
});

export const scripts = { swap, setBeside, plan, claim };
