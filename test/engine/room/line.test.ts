import { expect } from '@open-wc/testing';
import type { CommandName } from '../../../src/protocol/commands.ts';
import { isLinked, type Person, scene, talk } from '../../support/engines.ts';
import { fragmentOf, spy } from '../../support/peers.ts';
import { eventually, until } from '../../support/until.ts';

describe('the line to the server, in a call', () => {
  let stage: ReturnType<typeof scene>;
  let seen: ReturnType<typeof spy>;
  let alice: Person;
  let bob: Person;

  beforeEach(async () => {
    seen = spy();
    stage = scene();
    alice = await stage.person('alice');
    bob = await stage.person('bob');
    await talk(alice, bob);
    // What looks after the line is loaded with the media.
    await until(() => alice.engine.room.value?.health.vitals.value.size);
  });
  afterEach(() => {
    stage.end();
    seen.stop();
  });

  /** What Alice asks goes nowhere, and nobody tells her so, until she has another connection. */
  function hush({ signaling }: Person) {
    const { request, reconnect } = signaling;
    const asked: CommandName[] = [];
    const times = { reconnected: 0 };
    signaling.request = (command) => {
      asked.push(command);
      return new Promise(() => {});
    };
    signaling.reconnect = () => {
      times.reconnected += 1;
      Object.assign(signaling, { request, reconnect });
      reconnect.call(signaling);
    };
    return { asked, times };
  }

  it('is doubted when the browser is online again, made anew where it is dead, and the links with it', async () => {
    const before = seen.connections.map(fragmentOf);
    const { asked, times } = hush(alice);
    dispatchEvent(new Event('online'));
    await eventually(() => times.reconnected === 1);
    expect(asked).to.include('session:check');
    await until(() => alice.engine.room.value?.state.value.status === 'joined');
    await eventually(() => seen.connections.every((one, at) => fragmentOf(one) !== before[at]));
    await until(() => isLinked(alice.engine) && isLinked(bob.engine));
    expect(seen.connections).to.have.length(2);
  });

  it('is left alone while it answers', async () => {
    const { reconnect } = alice.signaling;
    let count = 0;
    alice.signaling.reconnect = () => {
      count += 1;
      reconnect.call(alice.signaling);
    };
    const before = seen.connections.map(fragmentOf);
    dispatchEvent(new Event('online'));
    // The answer has come once the links are on their new way.
    await eventually(() => seen.connections.every((one, at) => fragmentOf(one) !== before[at]));
    expect(count).to.equal(0);
    expect(alice.signaling.state.value).to.equal('connected');
  });
});
