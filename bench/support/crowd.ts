import { address, LightClient } from './light-client.ts';
import type { PinnedServer } from './pinned-server.ts';

/** How many connect at the same time. */
const AT_ONCE = 100;
const SIZE_OF_ROOM = 8;

/** Many people, connected and no more than that. */
export async function crowd(
  { url, hello }: PinnedServer,
  count: number,
  name: string,
): Promise<readonly LightClient[]> {
  const people: LightClient[] = [];
  let next = 0;
  async function connect() {
    for (; next < count; ) {
      const n = next++;
      people[n] = await LightClient.open(url, `${name}-${n}`, address(n), hello);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, connect));
  return people;
}

/** All of them join rooms of 8 at once. Resolves when everybody is in, and has heard of who came later. */
export async function storm(people: readonly LightClient[], name: string): Promise<void> {
  const rooms = people.length / SIZE_OF_ROOM;
  let news = (rooms * SIZE_OF_ROOM * (SIZE_OF_ROOM - 1)) / 2;
  const heard = new Promise<void>((resolve) => {
    for (const person of people) {
      person.onEvent = (event) => {
        if (event === 'room:changed' && --news === 0) resolve();
      };
    }
  });
  const slots = { microphone: true, camera: false };
  const joins = people.map((person, n) =>
    person.ask('room:join', { room: `${name}-${n % rooms}`, instance: `${name}-${n}`, slots }),
  );
  await Promise.all([heard, ...joins]);
}
