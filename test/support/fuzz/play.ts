import assert from 'node:assert/strict';
import fc, { type Arbitrary } from 'fast-check';
import { Cast } from './cast.ts';
import { Checker } from './checker.ts';
import type { Drawn } from './drawn-message.ts';
import { KnownIds } from './known-ids.ts';
import { Page } from './page.ts';
import type { Run } from './run-of.ts';
import { Tally } from './tally.ts';
import type { WatchedServer } from './watched-server.ts';

/** Messages that are under way at the same time. */
const AT_ONCE = 250;
/** What is shown of all that was found wrong. */
const FEW = 3;

/** Has the cast say all that is drawn, and looks after every so many messages at what came of it. */
export async function play(
  server: WatchedServer,
  messages: Arbitrary<Drawn>,
  { seed, messages: count }: Run,
): Promise<Tally> {
  const checker = new Checker();
  const known = new KnownIds();
  const tally = new Tally();
  const cast = await Cast.appear(async (user) =>
    Page.open(server.url, user, await server.authOf(user, known), checker, known),
  );
  const turns = Math.ceil(count / AT_ONCE);
  const length = { minLength: AT_ONCE, maxLength: AT_ONCE };

  async function turn(drawn: readonly Drawn[], gone: number): Promise<void> {
    await cast.reopen(gone);
    await cast.gather();
    const { pages, speakers } = cast;
    const uploads: Promise<void>[] = [];
    for (const { who, where, command, said, isAsked } of drawn) {
      const page = speakers[who % speakers.length];
      if (!page) continue;
      const { ear, user } = page;
      const rooms = [...ear.places.keys(), ...ear.waits];
      const room = rooms[where % Math.max(1, rooms.length)];
      const args = said.map((payload) => known.resolve(payload, { user, room }));
      tally.add('sent by', ear.position);
      const { id } = (args[0] ?? {}) as { id?: unknown };
      if (command === 'chat:send' && typeof id === 'string') known.add('made', id);
      void page.say(command, args, isAsked).then((reply) => {
        tally.answered(command, reply);
        if (command === 'chat:upload') uploads.push(page.upload(server.url, room ?? '', reply));
      });
    }
    await Promise.all(pages.map((page) => page.settle()));
    await Promise.all(uploads);
    const wrong = [...checker.complaints, ...server.faults];
    assert.ok(wrong.length === 0, wrong.slice(0, FEW).join('\n\n'));
  }

  const turnOf = fc.asyncProperty(fc.array(messages, length), fc.nat(1_000), turn);
  // Nothing is sent a second time to find a shorter way to a fault: the server is not as it was.
  const { failed, errorInstance, numRuns } = await fc.check(turnOf, {
    ...{ seed, numRuns: turns, endOnFailure: true },
  });
  cast.close();
  if (failed) throw new Error(`in turn ${numRuns} of seed ${seed}`, { cause: errorInstance });
  return tally;
}
