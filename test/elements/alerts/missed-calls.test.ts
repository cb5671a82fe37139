import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/alerts/missed-calls.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { Scene } from '../../../stories/support/scene.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const element = html`<missed-calls></missed-calls>`;
const empty = (text: string) =>
  seen(find('missed-calls'), 'empty', ({ textContent }) => textContent === text);
const names = () =>
  [...(find('missed-calls').shadowRoot?.querySelectorAll('[part=caller]') ?? [])].map(
    ({ textContent }) => textContent,
  );
const shows = (...wanted: string[]) => eventually(() => names().join() === wanted.join());

/** Somebody rings Alice and gives up. */
async function misses(scene: Scene, name: string, { video = false } = {}): Promise<void> {
  const person = await scene.person(name);
  await person.cancel(await person.ring('alice', { video }));
}

describe('missed-calls', () => {
  it('is accessible, with calls and without', async () => {
    const scene = await page(element);
    await empty('No missed calls');
    await expect(find('missed-calls')).to.be.accessible();
    await misses(scene, 'Bob Stone');
    await misses(scene, 'Carol', { video: true });
    await shows('Carol', 'Bob Stone');
    await expect(find('missed-calls')).to.be.accessible();
  });

  it('shows what is missed while the page is open, and says so', async () => {
    const scene = await page(element);
    await empty('No missed calls');
    const missed = heard<{ call: { from: { name: string } } }>(document, 'call-missed');
    await misses(scene, 'Bob Stone');
    expect((await missed).detail.call.from.name).to.equal('Bob Stone');
    const time = await seen(find('missed-calls'), 'time');
    expect(time.textContent).to.equal('now');
    expect(find('missed-calls').matches(':state(missed)')).to.equal(true);
    expect(find('missed-calls').count).to.equal(1);
  });

  it('shows what was missed before, without saying it again', async () => {
    const scene = await page(html``);
    await misses(scene, 'Bob');
    const events = cancel('call-missed');
    scene.provider.append(document.createElement('missed-calls'));
    await shows('Bob');
    scene.line.drop();
    scene.line.restore();
    await scene.connected();
    await misses(scene, 'Carol');
    await shows('Carol', 'Bob');
    expect(events.count).to.equal(1);
  });

  it('calls back', async () => {
    const scene = await page(element);
    await misses(scene, 'Bob', { video: true });
    await seen(find('missed-calls'), 'call-back');
    const back = part<HTMLElementTagNameMap['call-button']>(find('missed-calls'), 'call-back');
    expect([back.to, back.video]).to.deep.equal(['bob', true]);
    await eventually(() => back.matches(':state(available)'));
    back.click();
    await eventually(() => scene.engine.outgoing.state.value.status === 'calling');
  });

  it('blocks who called, says so, and lets them ring again', async () => {
    const scene = await page(element);
    await misses(scene, 'Bob Stone');
    const block = await seen(
      find('missed-calls'),
      'block',
      (one) => one.title === 'Block Bob Stone',
    );
    block.click();
    await seen(find('missed-calls'), 'blocked', ({ textContent }) => textContent === 'Blocked');
    await expect(find('missed-calls')).to.be.accessible();
    const { blocks } = await scene.engine.alerts();
    expect(blocks.users.value?.length).to.equal(1);
    await misses(scene, 'Carol');
    await shows('Carol', 'Bob Stone');
    const row = [...(find('missed-calls').shadowRoot?.querySelectorAll('[part=block]') ?? [])];
    expect(row.map((one) => (one as HTMLElement).title)).to.deep.equal([
      'Block Carol',
      'Unblock Bob Stone',
    ]);
    (row[1] as HTMLElement).click();
    await gone(find('missed-calls'), 'blocked');
  });

  it('blocks nobody where the page has that cancelled', async () => {
    const scene = await page(element);
    await misses(scene, 'Bob');
    const block = await seen(find('missed-calls'), 'block');
    const cancelled = cancel('call-block');
    block.click();
    expect(cancelled.count).to.equal(1);
    const { blocks } = await scene.engine.alerts();
    await blocks.unblock('nobody');
    expect(blocks.users.value).to.deep.equal([]);
  });

  it('takes one off the list, or all, once the server has', async () => {
    const scene = await page(element);
    for (const name of ['Bob', 'Carol', 'Dave']) await misses(scene, name);
    await shows('Dave', 'Carol', 'Bob');
    scene.line.drop();
    part(find('missed-calls'), 'dismiss').click();
    await seen(find('missed-calls'), 'dismiss', ({ ariaDisabled }) => ariaDisabled);
    expect(names().length).to.equal(3);
    scene.line.restore();
    await shows('Carol', 'Bob');
    part(find('missed-calls'), 'dismiss-all').click();
    await empty('No missed calls');
    await gone(find('missed-calls'), 'list');
  });

  it('takes all off the list once, however often that is pressed', async () => {
    const scene = await page(element);
    for (const name of ['Bob', 'Carol']) await misses(scene, name);
    await shows('Carol', 'Bob');
    const dismissals: Event[] = [];
    find('missed-calls').addEventListener('call-dismiss', (event) => dismissals.push(event));
    scene.line.drop();
    part(find('missed-calls'), 'dismiss-all').click();
    const all = await seen(find('missed-calls'), 'dismiss-all', ({ ariaDisabled }) => ariaDisabled);
    all.click();
    part(find('missed-calls'), 'dismiss').click();
    scene.line.restore();
    await empty('No missed calls');
    expect(dismissals).to.have.length(1);
  });

  it('keeps the focus: on what is pressed, then on what takes its place', async () => {
    const scene = await page(element);
    for (const name of ['Bob', 'Carol', 'Dave', 'Erin']) await misses(scene, name);
    await shows('Erin', 'Dave', 'Carol', 'Bob');
    const focused = () => find('missed-calls').shadowRoot?.activeElement;
    const press = (label: string) => {
      const button = find('missed-calls').shadowRoot?.querySelector<HTMLElement>(label);
      button?.focus();
      button?.click();
    };
    scene.line.drop();
    press('[part=dismiss][aria-label*=Dave]');
    await seen(find('missed-calls'), 'call', () => focused()?.ariaDisabled);
    scene.line.restore();
    await shows('Erin', 'Carol', 'Bob');
    expect(focused()?.ariaLabel).to.include('Carol');
    press('[part=dismiss][aria-label*=Bob]');
    await shows('Erin', 'Carol');
    expect(focused()?.ariaLabel).to.include('Carol');
    press('[part=dismiss-all]');
    await empty('No missed calls');
    expect(focused()?.part.value).to.equal('empty');
  });

  it('keeps the list when it could not be dismissed, and says so', async () => {
    const scene = await page(element);
    await misses(scene, 'Bob');
    await shows('Bob');
    const error = heard<{ code: string }>(document, 'call-error');
    scene.line.pretend('refused', new CallError('unauthorized'));
    part(find('missed-calls'), 'dismiss').click();
    expect((await error).detail.code).to.equal('unauthorized');
    await seen(find('missed-calls'), 'dismiss', ({ ariaDisabled }) => !ariaDisabled);
    expect(names()).to.deep.equal(['Bob']);
  });

  it('sends an intent that can be cancelled', async () => {
    const scene = await page(element);
    await misses(scene, 'Bob');
    await shows('Bob');
    const dismissals = cancel('call-dismiss');
    part(find('missed-calls'), 'dismiss').click();
    expect((dismissals.last as { calls: string[] }).calls.length).to.equal(1);
    expect(names()).to.deep.equal(['Bob']);
  });

  it('says why it knows nothing', async () => {
    const scene = await page(html``);
    scene.line.pretend('offline');
    scene.provider.append(document.createElement('missed-calls'));
    await empty('No connection to the server. Trying again…');
  });
});
