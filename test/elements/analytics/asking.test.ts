import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { nextTask } from '../../../src/base/next-task.ts';
import type { ErrorCode } from '../../../src/protocol/errors.ts';
import { eventually } from '../../support/until.ts';
import { all, asking, element, press, text } from '../support/analytics.ts';
import { heard, page, seen } from '../support/page.ts';

describe('call-analytics, asking', () => {
  it('drops a slow answer when another question was asked meanwhile', async () => {
    const server = await asking();
    const slow = await server.question(1);
    press('choice', 0);
    const quick = await server.question(2);
    expect(slow.until.aborted).to.equal(true);
    quick.answer();
    await eventually(() => all('table')[0]?.querySelectorAll('tbody tr').length === 7);
    slow.answer();
    await nextTask();
    expect(all('table')[0]?.querySelectorAll('tbody tr').length).to.equal(7);
    expect(all('choice').map((one) => one.getAttribute('aria-pressed'))[0]).to.equal('true');
  });

  it('keeps what it has while it reads anew, and where that fails; not of another time', async () => {
    const server = await asking();
    (await server.question(1)).answer();
    await seen(element(), 'chart');
    press('refresh');
    await eventually(() => element().matches(':state(loading)'));
    expect(all('chart').length).to.equal(1);
    (await server.question(2)).fail('offline');
    await seen(element(), 'failure');
    expect(text('failure')).to.include('No connection');
    expect(all('chart').length).to.equal(1);
    press('choice', 0);
    (await server.question(3)).fail('internal');
    await eventually(() => element().matches(':state(failed)'));
    expect(all('chart').length).to.equal(0);
  });

  it('says in plain words why not, tells the page, and tries again', async () => {
    const server = await asking();
    const said = {
      forbidden: 'Only operators may see this.',
      unauthorized: 'Sign in as an operator to see this.',
      'not-found': 'This server does not tell how calls were.',
      offline: 'No connection. Check the network and try again.',
      timeout: 'The server did not answer. Try again.',
    } as const;
    let number = 0;
    for (const [code, words] of Object.entries(said)) {
      number += 1;
      const told = heard<{ code: string }>(document, 'call-error');
      (await server.question(number)).fail(code as ErrorCode);
      expect((await told).detail.code).to.equal(code);
      await seen(element(), 'failure', ({ textContent }) => textContent?.includes(words));
      press('retry');
      await eventually(() => element().matches(':state(loading)'));
    }
  });

  it('ends what it asks when it is taken out, and asks again when it is back', async () => {
    const server = await asking();
    const { until } = await server.question(1);
    const [one, place] = [element(), element().parentElement];
    one.remove();
    expect(until.aborted).to.equal(true);
    one.days = Number.NaN;
    await one.updateComplete;
    expect(server.asked.length).to.equal(1);
    place?.append(one);
    (await server.question(2)).answer();
    await seen(element(), 'chart');
    await nextTask();
    expect(server.asked.length).to.equal(2);
  });

  it('asks as the provider’s person, and anew as another one', async () => {
    const requests: { url: string; token: string | null }[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const token = new Headers(init?.headers).get('Authorization');
      requests.push({ url: String(input), token });
      return Response.json({ error: { code: 'forbidden', message: 'no' } }, { status: 403 });
    };
    try {
      const { provider } = await page(html`<call-analytics></call-analytics>`);
      await seen(element(), 'failure');
      expect(requests[0]?.url).to.match(
        new RegExp(`^${location.origin}/api/analytics\\?from=\\d+&to=\\d+&zone=`),
      );
      expect(requests[0]?.token).to.equal(null);
      provider.user = 'alicé';
      element().refresh();
      await eventually(() => requests.length === 2);
      // What an open server takes for a token.
      expect(requests[1]?.token).to.equal('Bearer alic%C3%A9');
      provider.token = 'of-the-provider';
      element().refresh();
      await eventually(() => requests.length === 3);
      expect(requests[2]?.token).to.equal('Bearer of-the-provider');
      element().token = 'of-an-operator';
      await eventually(() => requests.length === 4);
      expect(requests[3]?.token).to.equal('Bearer of-an-operator');
      element().server = 'https://calls.example.org';
      element().getToken = async () => 'a-fresh-one';
      await eventually(() => requests.length === 5);
      expect(requests[4]?.url).to.match(/^https:\/\/calls\.example\.org\//);
      expect(requests[4]?.token).to.equal('Bearer a-fresh-one');
    } finally {
      globalThis.fetch = real;
    }
  });

  it('has nobody wait for a token that cannot be had', async () => {
    await fixture(
      html`<call-analytics .getToken=${() => Promise.reject(new Error('no'))}></call-analytics>`,
    );
    await seen(element(), 'failure', ({ textContent }) => textContent?.includes('Sign in'));
  });

  it('is used by keyboard: what is chosen or refreshed keeps the focus', async () => {
    const server = await asking();
    (await server.question(1)).answer();
    await seen(element(), 'chart');
    for (const [index, name] of ['refresh', 'choice'].entries()) {
      const button = all(name)[0]!;
      button.focus();
      button.click();
      (await server.question(index + 2)).answer();
      await eventually(() => !element().matches(':state(loading)'));
      expect(element().shadowRoot?.activeElement).to.equal(all(name)[0]);
    }
  });
});
