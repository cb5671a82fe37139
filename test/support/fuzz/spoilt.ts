import fc, { type Arbitrary } from 'fast-check';
import { junk } from './junk.ts';
import { Ref } from './ref.ts';

type Path = readonly (string | number)[];

const WAYS = ['replaced', 'replaced', 'removed', 'excess', 'in a list'] as const;

/** Payloads with one thing in them wrong, at whatever depth. */
export const spoilt = (payloads: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(payloads, fc.nat(1_000), fc.constantFrom(...WAYS), junk)
    .map(([payload, pick, way, instead]) => {
      const paths = pathsIn(payload);
      const path = paths[pick % paths.length] ?? [];
      return changed(payload, path, (value) => {
        if (way === 'removed') return undefined;
        if (way === 'in a list') return [value];
        if (way === 'replaced') return instead;
        return isPlain(value) ? { ...value, excess: instead } : instead;
      });
    });

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ref);

/** Where there is something, from the whole to the innermost. */
function pathsIn(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null || value instanceof Ref) return [[]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inside = keys.flatMap((key) =>
    pathsIn((value as Record<string | number, unknown>)[key]).map((path) => [key, ...path]),
  );
  return [[], ...inside];
}

function changed(value: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = changed(copy[key], rest, change);
  return copy;
}
