/** Values that are known for a while, and then forgotten by themselves. */
export interface Timed {
  /** Knows it for so many milliseconds from now on. */
  set(key: string, value: string, ms: number): Promise<void>;
  get(key: string): Promise<string | undefined>;
  /** Answers with it and forgets it; of several who ask for it at once, one gets it. */
  take(key: string): Promise<string | undefined>;
}
