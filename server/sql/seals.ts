/** How bodies are kept so that nobody can read them who has the database alone. */
export interface Seals {
  /** Seals a text for a place, which is where alone it can be opened. */
  seal(place: readonly string[], text: string): string;
  /** Opens what was sealed; what never was, is as it is. Throws a `SealError`. */
  open(place: readonly string[], sealed: string): string;
}

/** What cannot be opened. Says which key is missing, and nothing of the content. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const SEALED = /^sealed:([^:]*):/;

/** The id of the key by which a text is sealed; undefined for a plain one. */
export const keyIn = (text: string): string | undefined => SEALED.exec(text)?.[1];

/** No keys: everything is kept as it is. */
export class PlainSeals implements Seals {
  seal(_place: readonly string[], text: string): string {
    return text;
  }

  open(_place: readonly string[], sealed: string): string {
    const key = keyIn(sealed);
    if (key !== undefined) throw new SealError(`sealed with the key "${key}", which is not set`);
    return sealed;
  }
}
