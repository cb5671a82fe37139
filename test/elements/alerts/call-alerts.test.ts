import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/alerts/call-alerts.ts';
import { alertingBrowser, pusher } from '../../../stories/support/alerting-browser.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, page, seen } from '../support/page.ts';

const element = html`<call-alerts></call-alerts>`;
const worker = { url: '/sw.js', page: location.href, server: location.origin, lang: 'en' };
const says = (text: string) =>
  seen(find('call-alerts'), 'status', ({ textContent }) => textContent?.includes(text));
const press = () => part(find('call-alerts'), 'switch').click();
const isOn = (on: boolean) =>
  eventually(() => part(find('call-alerts'), 'switch').ariaChecked === String(on));
const state = (name: string) => find('call-alerts').matches(`:state(${name})`);

describe('call-alerts', () => {
  let browser: ReturnType<typeof alertingBrowser>;
  afterEach(() => browser.restore());

  it('is accessible in each of its states', async () => {
    for (const [facts, words] of [
      [{ permission: undefined }, 'cannot show alerts'],
      [{ permission: 'default' }, 'Off.'],
      [{ permission: 'denied' }, 'blocked notifications'],
      [{ permission: 'granted' }, 'On.'],
    ] as const) {
      browser = alertingBrowser(facts);
      const { provider } = await page(element);
      await says(words);
      await expect(find('call-alerts')).to.be.accessible();
      provider.remove();
      browser.restore();
    }
    browser = alertingBrowser({ permission: 'default' });
    await page(element);
    await says('Off.');
    press();
    await says('Waiting.');
    expect(state('asking')).to.equal(true);
    await expect(find('call-alerts')).to.be.accessible();
  });

  it('asks when it is pressed and not before, and is on when that was allowed', async () => {
    browser = alertingBrowser({ permission: 'default', answer: 'granted' });
    await page(element);
    await says('Off.');
    expect(Notification.permission).to.equal('default');
    press();
    await says('On. Calls are announced while this page is open');
    await isOn(true);
    expect(state('on')).to.equal(true);
    press();
    await says('Off.');
    await isOn(false);
  });

  it('says what helps when the browser has blocked it, and stays off when it was dismissed', async () => {
    browser = alertingBrowser({ permission: 'default', answer: 'denied' });
    await page(element);
    await says('Off.');
    press();
    await says('Allow them for this site');
    await isOn(false);
    browser.restore();
    browser = alertingBrowser({ permission: 'default', answer: 'default' });
    document.querySelector('call-provider')?.remove();
    await page(element);
    await says('Off.');
    press();
    await says('Off.');
  });

  it('signs the browser up for closed pages where the site and the server can, and off again', async () => {
    browser = alertingBrowser({ permission: 'default', answer: 'granted' });
    const scene = await page(element, { server: { pusher } });
    const { alerting } = await scene.engine.alerts();
    alerting.useWorker(worker);
    await says('Off.');
    press();
    await says('even when this page is closed');
    expect(browser.endpoint).to.equal('https://push.example/story');
    press();
    await says('Off.');
    await eventually(() => browser.endpoint === undefined);
  });

  it('signs up again by itself on the next visit, and tells a server that has forgotten', async () => {
    browser = alertingBrowser({ permission: 'granted' });
    localStorage.setItem('call-elements alerts', 'on');
    const scene = await page(element, { server: { pusher } });
    (await scene.engine.alerts()).alerting.useWorker(worker);
    await says('even when this page is closed');
    await eventually(() => browser.endpoint);
    const bob = await scene.person('Bob');
    scene.line.drop();
    const invite = await bob.ring('alice');
    expect(invite.callees[0]?.status).to.equal('ringing');
  });

  it('says that signing up has failed, and tries again when it is pressed', async () => {
    browser = alertingBrowser({ permission: 'default', answer: 'granted', pushFails: true });
    const scene = await page(element, { server: { pusher } });
    (await scene.engine.alerts()).alerting.useWorker(worker);
    await says('Off.');
    press();
    await says('could not be signed up');
    expect(state('failed')).to.equal(true);
    await expect(find('call-alerts')).to.be.accessible();
    browser.restore();
    browser = alertingBrowser({ permission: 'granted', answer: 'granted' });
    press();
    await says('even when this page is closed');
  });

  it('leaves alone what was never chosen: a site’s own permission signs nobody up', async () => {
    browser = alertingBrowser({ permission: 'granted' });
    const scene = await page(element, { server: { pusher } });
    (await scene.engine.alerts()).alerting.useWorker(worker);
    await says('Off.');
    expect(browser.endpoint).to.equal(undefined);
  });

  it('sends an intent that can be cancelled', async () => {
    browser = alertingBrowser({ permission: 'default', answer: 'granted' });
    await page(element);
    await says('Off.');
    const toggles = cancel('call-toggle');
    press();
    expect(toggles.last).to.deep.equal({ slot: 'alerts', on: true });
    expect(Notification.permission).to.equal('default');
  });
});
