import type { Payload } from '../../src/protocol/commands.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { InventedPerson } from '../../src/testing/invented-person.ts';
import type { Scene } from './scene.ts';

const ROOM = 'team';

/** Bob hosts the room into which Alice comes; the others come after her. */
export async function visit(scene: Scene, ...names: readonly string[]): Promise<InventedPerson> {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  await bob.join(ROOM);
  await scene.meet(...names);
  return bob;
}

/** Somebody changes what all see of them. */
export const change = (
  person: InventedPerson,
  fields: Omit<Payload<'member:set'>, 'room'>,
): Promise<unknown> => person.signaling.request('member:set', { room: ROOM, ...fields });

/** Hands go up one after the other. */
export async function raiseHands(...people: readonly InventedPerson[]): Promise<void> {
  for (const person of people) await change(person, { hand: true });
}

/** Somebody gives somebody a role. */
export async function assign(
  scene: Scene,
  by: InventedPerson,
  user: string,
  role: Role,
): Promise<void> {
  const member = await idIn(scene, user);
  await by.signaling.request('member:role', { room: ROOM, member, role });
}

/** The member that somebody is in Alice's room. */
export async function idIn(scene: Scene, user: string): Promise<string> {
  const { roster } = await scene.room;
  await scene.seen(() => roster.members.value.some((member) => member.user === user));
  return roster.members.value.find((member) => member.user === user)?.id ?? '';
}

/** People come to a room with a waiting room, of which Alice is the host. */
export async function knock(scene: Scene, ...names: readonly string[]): Promise<InventedPerson[]> {
  const hosting = await (await scene.room).hosting.load();
  if (!(await scene.room).roster.doc.value.info.waiting) await hosting.set({ waiting: true });
  const people: InventedPerson[] = [];
  for (const name of names) {
    const person = await scene.person(name);
    await person.join(ROOM);
    people.push(person);
  }
  await scene.seen(() => hosting.waiting.value.length >= names.length);
  return people;
}

/** What Bob, who hosts a room, can do with Alice, who waits before it. */
export interface Door {
  readonly bob: InventedPerson;
  admit(): Promise<unknown>;
  deny(reason?: string): Promise<unknown>;
}

/** Alice comes to a room of Bob's, and has to wait there. */
export async function wait(scene: Scene): Promise<Door> {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  const { signaling } = bob;
  await bob.join(ROOM);
  await signaling.request('room:set', { room: ROOM, waiting: true });
  const knocks = new Promise<string>((resolve) => {
    const until = new AbortController().signal;
    signaling.on('room:waiting', ({ waiting: [one] }) => one && resolve(one.id), until);
  });
  void scene.engine.join(ROOM).catch(() => {});
  await scene.seen(() => scene.engine.waiting.value);
  const member = await knocks;
  return {
    bob,
    admit: () => signaling.request('room:admit', { room: ROOM, member }),
    deny: (reason) =>
      signaling.request('room:deny', { room: ROOM, member, ...(reason && { reason }) }),
  };
}
