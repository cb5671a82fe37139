import { expect } from '@open-wc/testing';
import { CallError } from '../../../src/protocol/errors.ts';
import { until } from '../../support/until.ts';
import { find, page } from '../support/page.ts';

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (thrown) => (thrown instanceof CallError ? thrown.code : String(thrown)),
  );

describe('call-provider', () => {
  it('can be used from script', async () => {
    const scene = await page('');
    const provider = find('call-provider');
    const bob = await scene.person('Bob');
    expect(provider.state).to.equal('connected');
    await provider.setCamera(true);
    await provider.invite('bob', { video: true });
    await bob.accept();
    expect((await scene.room).members).to.have.length.greaterThan(0);
    await provider.setMicrophone(false);
    await provider.sendMessage('Hello');
    expect(provider.room?.chat.entries.value.at(-1)?.text).to.equal('Hello');
    await provider.hangUp();
    expect(provider.room).to.equal(undefined);
    await provider.join('team');
    expect(provider.room?.id).to.equal('team');
  });

  it('rejects with a reason that script can read', async () => {
    const scene = await page('');
    const provider = find('call-provider');
    expect(await code(provider.invite('nobody'))).to.equal('offline');
    expect(await code(provider.accept())).to.equal('wrong-state');
    expect(await code(provider.decline())).to.equal('wrong-state');
    expect(await code(provider.sendMessage('Hello'))).to.equal('wrong-state');
    const bob = await scene.person('Bob');
    await bob.join('elsewhere');
    await bob.wantCallWaiting(false);
    expect(await code(provider.invite(['bob']))).to.equal('busy');
    provider.engine = undefined;
    await until(() => !provider.engineSignal.value);
    expect(await code(provider.join('team'))).to.equal('unauthorized');
    expect(provider.state).to.equal('offline');
  });
});
