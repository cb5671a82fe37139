import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/incoming-call.ts';
import { part } from '../../../stories/support/settled.ts';
import { until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const card = html`<incoming-call ringtone="none"></incoming-call>`;
const press = (name: string) => part(find('incoming-call'), name).click();

describe('incoming-call', () => {
  it('is accessible, ringing and answering', async () => {
    const scene = await page(card);
    await expect(find('incoming-call')).to.be.accessible();
    await scene.rung('Bob', { video: true });
    await seen(find('incoming-call'), 'dialog');
    await expect(find('incoming-call')).to.be.accessible();
    await scene.rung('Carol');
    scene.line.drop();
    press('accept');
    await seen<HTMLButtonElement>(find('incoming-call'), 'accept', ({ disabled }) => disabled);
    await expect(find('incoming-call')).to.be.accessible();
  });

  it('appears above everything, says who rings, and is gone when they stop', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob Stone');
    const invite = await bob.ring('alice');
    const dialog = await seen(find('incoming-call'), 'dialog', (dialog) =>
      dialog.matches(':popover-open'),
    );
    expect(dialog.getAttribute('aria-label')).to.equal('Bob Stone is calling');
    expect(part(find('incoming-call'), 'caller').textContent).to.equal('Bob Stone');
    await bob.cancel(invite);
    await gone(find('incoming-call'), 'dialog');
  });

  it('offers video where the caller has asked for it', async () => {
    const scene = await page(card);
    await scene.rung('Bob');
    await seen(find('incoming-call'), 'accept');
    await gone(find('incoming-call'), 'accept-video');
    await scene.engine.decline();
    await scene.rung('Carol', { video: true });
    await seen(find('incoming-call'), 'accept-video');
  });

  it('accepts, with the camera where that is pressed', async () => {
    const scene = await page(card);
    await scene.rung('Bob', { video: true });
    await seen(find('incoming-call'), 'accept-video');
    press('accept-video');
    await until(() => scene.engine.room.value?.started.value);
    await until(() => scene.engine.sources.camera.on.value);
    await gone(find('incoming-call'), 'dialog');
  });

  it('asks during a call what becomes of that one, and holds it or ends it', async () => {
    const scene = await page(card);
    const carol = await scene.talk('Carol');
    const bob = await scene.rung('Bob', { video: true });
    const hold = await seen(find('incoming-call'), 'accept-hold');
    expect(hold.textContent).to.include('Hold and accept');
    expect(part(find('incoming-call'), 'accept').textContent).to.include('End and accept');
    await expect(find('incoming-call')).to.be.accessible();
    press('accept-hold');
    await until(() => scene.engine.held.value.length === 1);
    await until(() => scene.engine.room.value?.roster.others.value[0]?.user === 'bob');
    await bob.leave();
    await until(() => scene.engine.room.value?.roster.others.value[0]?.user === 'carol');
    await scene.rung('Dave');
    await seen(find('incoming-call'), 'caller', ({ textContent }) => textContent === 'Dave');
    press('accept');
    await until(() => scene.engine.room.value?.roster.others.value[0]?.user === 'dave');
    expect(scene.engine.held.value).to.deep.equal([]);
    carol.close();
  });

  it('declines with words that the caller reads', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob');
    const { id } = await bob.ring('alice');
    await seen(find('incoming-call'), 'decline-with');
    press('decline-with');
    const word = await seen(find('incoming-call'), 'decline-word');
    await expect(find('incoming-call')).to.be.accessible();
    const told = new Promise<string | undefined>((resolve) =>
      bob.signaling.on(
        'invite:changed',
        ({ invite }) => invite.id === id && resolve(invite.callees[0]?.reason),
        new AbortController().signal,
      ),
    );
    word.click();
    expect(await told).to.equal('I cannot talk now.');
    await gone(find('incoming-call'), 'dialog');
  });

  it('declines, and the next call is there', async () => {
    const scene = await page(card);
    await scene.rung('Bob');
    await scene.rung('Carol');
    await seen(find('incoming-call'), 'caller', ({ textContent }) => textContent === 'Bob');
    press('decline');
    await seen(find('incoming-call'), 'caller', ({ textContent }) => textContent === 'Carol');
    expect(scene.engine.room.value).to.equal(undefined);
  });

  it('takes a double click for one: the next caller is still there', async () => {
    const scene = await page(card);
    await scene.rung('Bob');
    await scene.rung('Carol');
    await seen(find('incoming-call'), 'caller', ({ textContent }) => textContent === 'Bob');
    const click = (name: string, detail: number) =>
      part(find('incoming-call'), name).dispatchEvent(new MouseEvent('click', { detail }));
    click('decline', 1);
    await seen(find('incoming-call'), 'caller', ({ textContent }) => textContent === 'Carol');
    const declined = cancel('call-decline');
    const accepted = cancel('call-accept');
    click('decline', 2);
    click('accept', 2);
    click('decline-with', 1);
    await seen(find('incoming-call'), 'decline-word');
    click('decline-word', 2);
    expect([declined.count, accepted.count]).to.deep.equal([0, 0]);
    click('decline-word', 1);
    expect(declined.count).to.equal(1);
  });

  it('offers no words to decline with while the answer is on its way', async () => {
    const scene = await page(card);
    await scene.rung('Bob');
    await seen(find('incoming-call'), 'decline-with');
    press('decline-with');
    await seen(find('incoming-call'), 'decline-word');
    scene.line.drop();
    press('accept');
    await gone(find('incoming-call'), 'decline-word');
    expect(part(find('incoming-call'), 'decline-with').ariaExpanded).to.equal('false');
  });

  it('sends intents that can be cancelled', async () => {
    const scene = await page(card);
    await scene.rung('Bob', { video: true });
    await seen(find('incoming-call'), 'accept-video');
    const accepted = cancel('call-accept');
    const declined = cancel('call-decline');
    press('accept');
    expect(accepted.last).to.deep.equal({ video: false });
    press('accept-video');
    expect(accepted.last).to.deep.equal({ video: true });
    press('decline');
    expect(declined.count).to.equal(1);
    expect(scene.engine.incoming.state.value.map(({ status }) => status)).to.deep.equal([
      'ringing',
    ]);
  });

  it('does not take the focus from what one is doing', async () => {
    const scene = await page(html`<input aria-label="Notes" />${card}`);
    const input = document.querySelector('input');
    input?.focus();
    await scene.rung('Bob');
    await seen(find('incoming-call'), 'dialog');
    expect(document.activeElement).to.equal(input);
  });

  it('is open again after it was moved while it rang', async () => {
    const scene = await page(card);
    await scene.rung('Bob');
    await seen(find('incoming-call'), 'dialog');
    scene.provider.append(find('incoming-call'));
    await seen(find('incoming-call'), 'dialog', (dialog) => dialog.matches(':popover-open'));
  });
});
