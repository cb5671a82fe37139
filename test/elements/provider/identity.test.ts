import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/provider/call-provider.ts';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { until } from '../../support/until.ts';

/** A token (unsigned, since only the server would look) for somebody. */
const tokenFor = (sub: string, salt: number) =>
  ['e30', btoa(JSON.stringify({ sub, salt })).replaceAll('=', ''), 'x'].join('.');

/** A provider that signs in at a server that is not there, once it has its engine. */
async function signedIn(content: unknown): Promise<CallProvider> {
  const provider = await fixture<CallProvider>(html`${content}`);
  await until(() => provider.engineSignal.value);
  return provider;
}

/** Whether the provider still has the engine that it had, after a change of its attributes has been dealt with. */
async function keepsEngine(provider: CallProvider, change: () => void): Promise<boolean> {
  const { engine } = provider;
  change();
  await provider.updateComplete;
  // What is asked of a provider waits until its attributes have been dealt with.
  await provider.setMicrophone(true);
  return provider.engine === engine;
}

describe('a provider whose attributes change', () => {
  const server = 'http://127.0.0.1:9';

  it('goes on with a fresh token for the same person, and starts anew for another', async () => {
    const provider = await signedIn(
      html`<call-provider server=${server} token=${tokenFor('alice', 1)}></call-provider>`,
    );
    const fresh = () => (provider.token = tokenFor('alice', 2));
    expect(await keepsEngine(provider, fresh)).to.equal(true);
    const other = () => (provider.token = tokenFor('bob', 1));
    expect(await keepsEngine(provider, other)).to.equal(false);
  });

  it('goes on with another function that gives tokens, as frameworks pass one at every rendering', async () => {
    const provider = await signedIn(
      html`<call-provider server=${server} .getToken=${async () => 'one'}></call-provider>`,
    );
    const again = () => (provider.getToken = async () => 'two');
    expect(await keepsEngine(provider, again)).to.equal(true);
  });

  it('starts anew for another user, and at another server', async () => {
    const provider = await signedIn(
      html`<call-provider server=${server} user="alice"></call-provider>`,
    );
    expect(await keepsEngine(provider, () => (provider.user = 'bob'))).to.equal(false);
    const elsewhere = () => (provider.server = 'http://127.0.0.1:10');
    expect(await keepsEngine(provider, elsewhere)).to.equal(false);
  });

  it('refuses what makes no sense, with a code', async () => {
    const provider = await signedIn(
      html`<call-provider server=${server} user="alice"></call-provider>`,
    );
    const codes = await Promise.all(
      [
        () => provider.invite(''),
        () => provider.invite(5 as never),
        () => provider.join(' '),
        () => provider.sendMessage(undefined as never),
      ].map((deed) => deed().catch((error: { code: string }) => error.code)),
    );
    expect(codes).to.deep.equal(['invalid', 'invalid', 'invalid', 'invalid']);
    provider.remove();
    const code = await provider.join('team').catch((error: { code: string }) => error.code);
    expect(code).to.equal('wrong-state');
  });
});
