/**
 * What a developer may want to see in the console: `warn` for what went wrong and is being mended. What concerns people
 * is shown to them, and never only logged.
 */
export const log = {
  warn: (what: string, detail?: unknown): void => console.warn(`call-elements: ${what}`, detail),
};
