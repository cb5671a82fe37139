import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { HOSTILE_NAME } from '../../../stories/support/hostile.ts';
import { inventedAnalytics } from '../../../stories/support/invented-analytics.ts';
import { eventually } from '../../support/until.ts';
import { all, asking, element, press, text } from '../support/analytics.ts';
import { cancel, seen } from '../support/page.ts';

describe('call-analytics', () => {
  it('is accessible: while it reads, with all that it shows, empty, and where it fails', async () => {
    const server = await asking();
    await seen(element(), 'skeleton');
    await expect(element()).to.be.accessible();
    (await server.question(1)).answer();
    await seen(element(), 'chart');
    element().shadowRoot?.querySelector('details')?.toggleAttribute('open', true);
    await expect(element()).to.be.accessible();
    element().refresh();
    (await server.question(2)).fail('forbidden');
    await seen(element(), 'failure');
    await expect(element()).to.be.accessible();
    press('retry');
    const third = await server.question(3);
    third.answer(inventedAnalytics(third, 0));
    await seen(element(), 'empty');
    await expect(element()).to.be.accessible();
  });

  it('shows each day as a bar and as a row', async () => {
    const server = await asking(
      ({ read }) => html`<call-analytics days="7" .getAnalytics=${read}></call-analytics>`,
    );
    const question = await server.question(1);
    const found = inventedAnalytics(question);
    question.answer(found);
    const chart = await seen(element(), 'chart');
    expect(found.days.length).to.equal(7);
    expect(chart.querySelectorAll('g').length).to.equal(7);
    const total = found.days.reduce((sum, { calls }) => sum + calls, 0);
    expect(chart.getAttribute('aria-label')).to.include(`Calls per day: ${total} in all`);
    const rows = all('table')[0]?.querySelectorAll('tbody tr') ?? [];
    expect(rows.length).to.equal(7);
    expect(rows[6]?.querySelector('td')?.textContent).to.equal(String(found.days[0]?.calls));
  });

  it('says what came of ringing, how long it took and how good it was', async () => {
    const server = await asking();
    const question = await server.question(1);
    question.answer({
      ...inventedAnalytics(question),
      endings: { accepted: 3, declined: 1 },
      setup: { median: 0.84, p95: 12.3, reports: 1 },
      quality: { good: 0.9, fair: 0.095, poor: 0.005 },
    });
    await seen(element(), 'chart');
    expect(text('endings')).to.include('Of 4 that were rung');
    expect(text('endings')).to.include('Answered 75% 3');
    expect(text('endings')).to.include('Declined 25% 1');
    expect(text('setup')).to.include('Half of all 0.8 sec');
    expect(text('setup')).to.include('95 of 100 12 sec');
    expect(text('setup')).to.include('Told by 1 page');
    expect(text('quality')).to.include('Poor 0.5%');
  });

  it('tells the worst calls with their causes, and lets no name be markup', async () => {
    const server = await asking();
    (await server.question(1)).answer();
    await seen(element(), 'calls');
    expect(all('causes').map(({ textContent }) => textContent)).to.deep.equal([
      '21% was lost on the way outSound comes 0.7 seconds late',
      'The picture stands still for 24% of the timeOnly 3 pictures a second',
      '6% was lost on the way inFew pictures',
    ]);
    expect(all('poor')[0]?.textContent).to.equal('Poor for 54% of the time');
    expect(all('people')[2]?.textContent).to.include(HOSTILE_NAME);
    expect(element().shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('says what nobody knows, and leaves out causes that it does not know', async () => {
    const server = await asking();
    const first = await server.question(1);
    first.answer({ ...inventedAnalytics(first, 3), setup: null, quality: null, worst: [] });
    await seen(element(), 'chart');
    for (const part of ['setup', 'quality', 'worst'])
      expect(text(part)).to.include('No page has told yet.');
    element().refresh();
    const second = await server.question(2);
    const found = inventedAnalytics(second);
    const worst = found.worst.map((call) => ({ ...call, causes: [{ code: 'sunspots' as never }] }));
    second.answer({ ...found, worst });
    await seen(element(), 'calls');
    expect(all('causes').length).to.equal(0);
    element().refresh();
    (await server.question(3)).answer({ ...found, days: [] });
    await eventually(() => all('days').length === 0);
    expect(all('calls').length).to.equal(1);
  });

  it('asks for whole days, the last one today', async () => {
    const server = await asking(
      ({ read }) => html`<call-analytics days="7" .getAnalytics=${read}></call-analytics>`,
    );
    const { from, to, zone } = await server.question(1);
    const first = new Date(from);
    expect([first.getHours(), first.getMinutes()]).to.deep.equal([0, 0]);
    const now = new Date(to);
    const sixBefore = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6);
    expect(from).to.equal(sixBefore.getTime());
    expect(zone).to.equal(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('shows other days when they are chosen, unless the page does not want that', async () => {
    const server = await asking(
      ({ read }) =>
        html`<call-analytics from="2026-10-05" to="2026-10-11" .getAnalytics=${read}></call-analytics>`,
    );
    const first = await server.question(1);
    expect(new Date(first.from).getDate()).to.equal(5);
    expect(new Date(first.to).getDate()).to.equal(11);
    const pressed = () => all('choice').map((choice) => choice.getAttribute('aria-pressed'));
    expect(pressed()).to.deep.equal(['false', 'false', 'false']);
    const intents = cancel('call-analytics-days');
    press('choice', 2);
    expect(intents.last).to.deep.equal({ days: 90 });
    expect(element().days).to.equal(30);
  });
});
