import { expect } from '@open-wc/testing';
import { wantedPeers } from '../../../src/backends/mesh/mesh-state.ts';
import { member } from '../../support/samples.ts';

describe('the connections of a mesh', () => {
  const a = member('a', { joined: 1 });
  const b = member('b', { joined: 2 });
  const c = member('c', { joined: 2 });
  const all = [a, b, c];
  const wants = (one: typeof a) =>
    new Map(wantedPeers(one, all).map((want) => [want.member, want]));

  it('are one to each of the others', () => {
    for (const one of all) expect(wants(one).size).to.equal(2);
  });

  it('are offered by one side, and by the one who came later', () => {
    expect(wants(b).get('a')?.offers).to.equal(true);
    for (const [one, other] of [
      [a, b],
      [a, c],
      [b, c],
    ] as const) {
      const sides = [wants(one).get(other.id), wants(other).get(one.id)];
      expect(sides.filter((side) => side?.offers)).to.have.length(1);
      expect(sides.filter((side) => side?.polite)).to.have.length(1);
    }
  });

  it('belong to an instance of both sides', () => {
    const before = wants(a).get('b')?.pair;
    expect(wantedPeers({ ...a, instance: 'new' }, all)[0]?.pair).not.to.equal(before);
    expect(wantedPeers(a, [a, { ...b, instance: 'new' }])[0]?.pair).not.to.equal(before);
    expect(wantedPeers(a, [a, { ...b, connected: false }])[0]?.pair).to.equal(before);
  });
});
