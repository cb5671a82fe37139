import { expect } from '@open-wc/testing';
import type { Engine } from '../../../src/engine/engine.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { until } from '../../support/until.ts';

describe('whom a person has blocked', () => {
  let server: InPageServer;
  let engine: Engine;
  beforeEach(async () => {
    server = new InPageServer();
    engine = server.engine('alice');
    await until(() => engine.signaling.state.value === 'connected');
  });
  afterEach(() => {
    engine.close();
    server.close();
  });

  it('rings no more, and again once that is taken back', async () => {
    const { blocks } = await engine.alerts();
    await until(() => blocks.users.value);
    expect(blocks.users.value).to.deep.equal([]);
    const bob = server.connect('bob');
    await until(() => bob.state.value === 'connected');
    const ring = async () => {
      const arrival = { instance: 'instance-1', slots: { microphone: true, camera: false } };
      const id = crypto.randomUUID();
      const { invite } = await bob.request('invite:send', {
        ...{ id, to: ['alice'], video: false, arrival },
      });
      return invite.callees[0]?.status;
    };
    await blocks.block('bob');
    expect(blocks.users.value).to.deep.equal(['bob']);
    expect(await ring()).to.equal('offline');
    await blocks.unblock('bob');
    expect(blocks.users.value).to.deep.equal([]);
    expect(await ring()).to.equal('ringing');
    bob.close();
  });

  it('is asked for anew on another connection, since another device may have changed it', async () => {
    const { blocks } = await engine.alerts();
    await until(() => blocks.users.value);
    const phone = server.connect('alice');
    await until(() => phone.state.value === 'connected');
    await phone.request('person:block', { user: 'carol' });
    const line = engine.signaling as ReturnType<InPageServer['connect']>;
    line.drop();
    line.restore();
    await until(() => blocks.users.value?.includes('carol'));
    phone.close();
  });
});
