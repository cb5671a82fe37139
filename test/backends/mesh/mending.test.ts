import { expect } from '@open-wc/testing';
import { Mending } from '../../../src/backends/mesh/mending.ts';
import type { Remedy } from '../../../src/backends/mesh/recovery.ts';

describe('the mending of a connection', () => {
  let over: AbortController;
  afterEach(() => over.abort());

  function mending(state: RTCPeerConnectionState) {
    over = new AbortController();
    const tried: Remedy[] = [];
    const now = { state, isUnanswered: false };
    const it = new Mending({
      look: () => now,
      mend: (how) => tried.push(how),
      until: over.signal,
    });
    return { it, now, tried };
  }

  it('waits while signals do not get through, and is done as soon as they do', () => {
    const { it, tried } = mending('disconnected');
    it.reach(false);
    it.schedule();
    expect(tried).to.deep.equal([]);
    it.reach(true);
    expect(tried).to.deep.equal(['restart']);
    it.reach(true);
    expect(tried).to.have.length(1);
  });

  it('leaves alone what is whole, when signals get through again', () => {
    const { it, tried } = mending('connected');
    it.reach(false);
    it.reach(true);
    expect(tried).to.deep.equal([]);
  });

  it('repeats at once an offer that nobody could hear', () => {
    const { it, now, tried } = mending('connected');
    it.reach(false);
    now.isUnanswered = true;
    it.reach(true);
    expect(tried).to.deep.equal(['restart']);
  });

  it('restarts in another network without waiting for the connection to notice', () => {
    const { it, tried } = mending('connected');
    it.refresh();
    expect(tried).to.deep.equal(['restart']);
    it.reach(false);
    it.refresh();
    expect(tried).to.have.length(1);
    it.reach(true);
    expect(tried).to.have.length(2);
    expect(it.tries).to.equal(0);
  });

  it('restarts once more after an offer that had been under way when the network changed', () => {
    const { it, now, tried } = mending('connected');
    now.isUnanswered = true;
    it.refresh();
    // The offer of before, said again: it knows nothing of the new addresses.
    expect(tried).to.have.length(1);
    now.isUnanswered = false;
    it.schedule();
    expect(tried).to.deep.equal(['restart', 'restart']);
    it.schedule();
    expect(tried).to.have.length(2);
  });

  it('turns to another connection after two restarts, and gives that one its chance', () => {
    const { it, now, tried } = mending('failed');
    for (let count = 0; count < 3; count += 1) it.refresh();
    expect(tried).to.deep.equal(['restart', 'restart', 'anew']);
    it.began();
    it.refresh();
    expect(tried.at(-1)).to.equal('restart');
    expect(it.tries).to.equal(4);
    now.state = 'connected';
    it.schedule();
    expect(it.tries).to.equal(0);
  });
});
