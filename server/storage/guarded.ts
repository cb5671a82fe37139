import { CallError } from '../../src/protocol/errors.ts';
import { StoreError, type StoreName } from './store-error.ts';

type Method = (...values: unknown[]) => Promise<unknown>;

/** What is thrown is the fault of whoever wrote the rule, and not the store's. */
const isOurs = (thrown: unknown): boolean =>
  thrown instanceof CallError || thrown instanceof TypeError || thrown instanceof RangeError;

/** Stores of which each failure is heard of, and is a `StoreError`. Refusals of recipes are none. */
export function guarded<T extends object>(stores: T, failed: (store: StoreName) => void): T {
  const entries = Object.entries(stores).map(([name, store]) => [
    name,
    guardedStore(name as StoreName, store as object, failed),
  ]);
  return Object.fromEntries(entries) as T;
}

function guardedStore(name: StoreName, store: object, failed: (store: StoreName) => void): object {
  return new Proxy(store, {
    get(target, key) {
      const method = Reflect.get(target, key) as Method;
      return async (...values: unknown[]) => {
        try {
          return await method.apply(target, values);
        } catch (thrown) {
          if (isOurs(thrown)) throw thrown;
          failed(name);
          throw new StoreError(name, thrown);
        }
      };
    },
  });
}
