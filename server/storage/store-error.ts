import type { Stores } from './stores.ts';

/** Which of the stores: a name for logs and counters. */
export type StoreName = keyof Stores | 'files';

/** A store failed. It says which and how, and nothing of what was to be kept or found there. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly store: StoreName;

  constructor(store: StoreName, thrown: unknown) {
    super(`${store}: ${reasonOf(thrown)}`);
    this.store = store;
  }
}

/** What databases say of an error may have what was written in it; their codes have not. */
function reasonOf(thrown: unknown): string {
  const { name, message, code, errcode, errstr } = Object(thrown) as Record<string, unknown>;
  if (name === 'SealError') return String(message);
  if (errstr !== undefined) return `${errstr} (SQLite ${errcode})`;
  return String(code ?? name ?? 'failed');
}
