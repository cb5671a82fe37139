/** The origin that served this script, which is the companion server's where no bundler moved the code. */
export function ownOrigin(): string {
  const { origin, protocol } = new URL(import.meta.url);
  return protocol.startsWith('http') ? origin : location.origin;
}
