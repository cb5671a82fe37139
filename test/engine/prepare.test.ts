import { expect } from '@open-wc/testing';
import { InPageServer } from '../../src/testing/in-page-server.ts';
import { eventually, until } from '../support/until.ts';

const isFetched = (file: string) =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(file));

const NEEDED = ['/engine/desk.ts', '/backends/mesh/mesh.ts', '/media/open-device.ts'];

describe('the code of a call', () => {
  it('is fetched while it rings, and not before', async () => {
    const server = new InPageServer();
    const bob = server.engine('bob', 'Bob');
    await until(() => bob.signaling.state.value === 'connected');
    expect(NEEDED.filter(isFetched)).to.deep.equal([]);
    await server.invent('alice', 'Alice').ring('bob');
    await until(() => bob.incoming.state.value.length === 1);
    await eventually(() => NEEDED.every(isFetched));
    bob.close();
    server.close();
  });
});
