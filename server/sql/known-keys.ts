import { ConfigError } from '../config-error.ts';
import type { Database } from './database.ts';
import { KeySeals } from './key-seals.ts';
import type { SealingKey } from './sealing-key.ts';
import { PlainSeals, type Seals } from './seals.ts';

/** What the samples say: that it can be read shows that a key is the right one. */
const SAMPLE = 'call-elements';

const placeOf = (id: string): string[] => ['sealing_keys', id];

export function sealsBy(keys: readonly SealingKey[]): Seals {
  const [first, ...others] = keys;
  return first ? new KeySeals([first, ...others]) : new PlainSeals();
}

/**
 * Sees to it that all can be opened that was ever sealed in a database, and remembers the key that seals from now on.
 * Rejects with a `ConfigError` that names the key which is missing, or is another one.
 */
export async function checkKeys(database: Database, keys: readonly SealingKey[]): Promise<void> {
  const { db, seals } = database;
  for (const { id, sample } of await db.selectFrom('sealing_keys').selectAll().execute()) {
    if (!keys.some((key) => key.id === id))
      throw new ConfigError(
        `CALL_ENCRYPTION_KEYS does not name the key "${id}", by which some of what is kept was sealed.`,
      );
    if (!opens(seals, id, sample))
      throw new ConfigError(`CALL_ENCRYPTION_KEYS: "${id}" is not the key that it was.`);
  }
  const [first] = keys;
  if (!first) return;
  const sample = seals.seal(placeOf(first.id), SAMPLE);
  await db
    .insertInto('sealing_keys')
    .values({ id: first.id, sample })
    .onConflict((on) => on.column('id').doNothing())
    .execute();
}

function opens(seals: Seals, id: string, sample: string): boolean {
  try {
    return seals.open(placeOf(id), sample) === SAMPLE;
  } catch {
    return false;
  }
}
