import { expect } from '@open-wc/testing';
import { isLinked, type Person, scene } from '../../support/engines.ts';
import { spy } from '../../support/peers.ts';
import { eventually, until } from '../../support/until.ts';

it('a join takes as many messages for each of those who are there, however many they are', async function () {
  this.timeout(60_000);
  const seen = spy();
  const stage = scene();
  const people: Person[] = [];
  let messages = 0;
  const perOther: number[] = [];
  for (const user of ['alice', 'bob', 'carol', 'dave', 'erin']) {
    const person = await stage.person(user);
    const request = person.signaling.request.bind(person.signaling);
    person.signaling.request = (...command) => {
      messages += 1;
      return request(...command);
    };
    people.push(person);
    messages = 0;
    await person.engine.join('tea');
    const others = people.length - 1;
    if (others === 0) continue;
    await Promise.all(people.map(({ engine }) => until(() => isLinked(engine))));
    // Every tile is smaller now, which is said to each, but not by the server.
    for (const { engine } of people) {
      const { roster, sight } = engine.room.value!;
      for (const { id } of roster.others.value) {
        sight.show(id, 'camera', { width: 0, height: 1_000 / others });
      }
    }
    await eventually(() => seen.connections.every((pc) => pc.iceGatheringState === 'complete'));
    perOther.push(messages / others);
  }
  expect(Math.max(...perOther)).to.be.at.most(perOther[0]! * 1.5);
  stage.end();
  seen.stop();
});
