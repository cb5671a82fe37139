/** Where everything is kept that outlives calls. */
export type DatabasePlace =
  /** Nowhere: it ends with the server. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** One that goes on without the server. */
export type DurablePlace = Exclude<DatabasePlace, { readonly kind: 'memory' }>;

/** Reads `memory:`, `postgres://…`, `sqlite:PATH`, or the path of a file. Undefined for what is none of these. */
export function databasePlace(text: string): DatabasePlace | undefined {
  if (text === 'memory:') return { kind: 'memory' };
  if (/^postgres(ql)?:/i.test(text))
    return URL.canParse(text) ? { kind: 'postgres', url: text } : undefined;
  const file = text.replace(/^sqlite:(\/\/)?/i, '');
  // A scheme of another kind of database; one letter is a drive.
  if (file === '' || /^[a-z][a-z+.-]+:/i.test(file)) return undefined;
  return { kind: 'sqlite', file };
}
