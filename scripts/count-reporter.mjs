/**
 * A reporter for `node --test` which says nothing but how many tests passed and failed, for
 * scripts/test.mjs.
 */
export default async function* count(events) {
  for await (const { type, data } of events) {
    // Each file has a summary of its own; that of the whole run names no file.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, tests, skipped, todo } = data.counts;
    yield `${passed} ${tests - passed - skipped - todo}`;
  }
}
