import assert from 'node:assert/strict';
import type { JoinReply } from '../../src/protocol/room.ts';
import { type BareClient, connect } from './bare-client.ts';

/** Two people in a room, who notice whatever reaches them. */
export class CallInProgress {
  readonly alice: BareClient;
  readonly bob: BareClient;
  readonly joined: { readonly alice: JoinReply; readonly bob: JoinReply };

  private constructor(alice: BareClient, bob: BareClient, joined: CallInProgress['joined']) {
    this.alice = alice;
    this.bob = bob;
    this.joined = joined;
    alice.heard.splice(0);
    bob.heard.splice(0);
  }

  static async begin(url: string): Promise<CallInProgress> {
    const alice = await connect(url, { user: 'alice' });
    const bob = await connect(url, { user: 'bob' });
    const first = await alice.join('tea');
    const both = alice.next('room:changed');
    const second = await bob.join('tea');
    await both;
    return new CallInProgress(alice, bob, { alice: first, bob: second });
  }

  /** Nobody else's doings have reached the two, and between them everything works. */
  async assertUndisturbed(): Promise<void> {
    const { alice, bob, joined } = this;
    const changed = alice.next('room:changed');
    await bob.ask('member:set', { room: 'tea', camera: true });
    const { patch } = await changed;
    const strangers = [...alice.heard, ...bob.heard].filter(
      ({ event }) => event !== 'room:changed',
    );
    assert.deepEqual(strangers, []);
    assert.equal(patch.rev, joined.bob.room.rev + 1);
    assert.deepEqual(patch.members, { [joined.bob.me]: { camera: true } });

    const relayed = bob.next('peer:relayed');
    const signal = {
      kind: 'candidate',
      candidate: { candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 53123 typ host' },
    } as const;
    await alice.ask('peer:relay', { room: 'tea', to: joined.bob.me, signal });
    assert.equal((await relayed).from, joined.alice.me);

    const said = alice.next('chat:changed');
    await bob.ask('chat:send', { room: 'tea', id: 'message-1', text: 'still here' });
    assert.equal((await said).message.text, 'still here');
  }

  end(): void {
    this.alice.close();
    this.bob.close();
  }
}
