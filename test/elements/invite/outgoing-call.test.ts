import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/outgoing-call.ts';
import { part } from '../../../stories/support/settled.ts';
import { until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const card = html`<outgoing-call ringback="none"></outgoing-call>`;
const status = (text: string) =>
  seen(find('outgoing-call'), 'status', ({ textContent }) => textContent === text);

describe('outgoing-call', () => {
  it('is accessible, ringing and ended', async () => {
    const scene = await page(card);
    await expect(find('outgoing-call')).to.be.accessible();
    const bob = await scene.person('Bob');
    await scene.engine.invite(['bob']);
    await status('Ringing…');
    await expect(find('outgoing-call')).to.be.accessible();
    await bob.decline();
    await status('Declined');
    await expect(find('outgoing-call')).to.be.accessible();
  });

  it('connects, rings, and makes way for the call', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob Stone');
    scene.line.drop();
    void scene.engine.invite(['bob']);
    await status('Connecting…');
    scene.line.restore();
    await status('Ringing…');
    const dialog = part(find('outgoing-call'), 'dialog');
    expect(dialog.matches(':popover-open')).to.equal(true);
    expect(dialog.getAttribute('aria-label')).to.equal('Calling Bob Stone…');
    await bob.accept();
    await gone(find('outgoing-call'), 'dialog');
  });

  it('says why nothing came of it, and can be put away', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob');
    await bob.join('elsewhere');
    await bob.wantCallWaiting(false);
    await scene.engine.invite(['bob']).catch(() => {});
    await status('Busy');
    part(find('outgoing-call'), 'cancel').click();
    await gone(find('outgoing-call'), 'dialog');
    await scene.engine.invite(['nobody', 'noone']).catch(() => {});
    await status('Offline');
  });

  it('names those for whom it ended so, where others did otherwise', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob');
    await scene.engine.invite(['bob', 'carol']);
    await bob.decline();
    await status('Bob declined');
    expect(part(find('outgoing-call'), 'callee').textContent).to.equal('Bob and carol');
  });

  it('cancels without further words, and keeps the focus until then', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob');
    await scene.engine.invite(['bob']);
    await status('Ringing…');
    part(find('outgoing-call'), 'cancel').click();
    await gone(find('outgoing-call'), 'dialog');
    await until(() => !bob.ringing.value);
  });

  it('leaves the focus on its button when the call is declined', async () => {
    const scene = await page(card);
    const bob = await scene.person('Bob');
    await scene.engine.invite(['bob']);
    await status('Ringing…');
    part(find('outgoing-call'), 'cancel').focus();
    await bob.decline();
    await status('Declined');
    expect(find('outgoing-call').shadowRoot?.activeElement).to.equal(
      part(find('outgoing-call'), 'cancel'),
    );
  });

  it('sends an intent that can be cancelled', async () => {
    const scene = await page(card);
    await scene.person('Bob');
    await scene.engine.invite(['bob']);
    await status('Ringing…');
    const ends = cancel('call-hang-up');
    part(find('outgoing-call'), 'cancel').click();
    expect(ends.count).to.equal(1);
    expect(scene.engine.outgoing.state.value.status).to.equal('calling');
  });
});
