import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import {
  all,
  element,
  empty,
  focused,
  list,
  mention,
  press,
  ready,
  shows,
  tell,
  tellMany,
} from '../support/notice-list.ts';
import { cancel, heard, page, seen } from '../support/page.ts';

describe('notice-list, as time goes by,', () => {
  it('says what comes in, aloud and to the page, and nothing of what there was', async () => {
    const scene = await page(html``);
    await tellMany(scene, 2);
    const events = cancel('call-notice-added');
    scene.provider.append(document.createElement('notice-list'));
    await shows(2);
    const added = heard<{ notice: { kind: string } }>(document, 'call-notice-added');
    await tell(scene, mention);
    expect((await added).detail.notice.kind).to.equal('message');
    const aloud = scene.provider.shadowRoot?.querySelector('[role=status]');
    await eventually(() => aloud?.textContent?.includes('mentioned you in'));
    scene.line.drop();
    await tell(scene, ready('4'), ready('5'));
    scene.line.restore();
    await shows(5);
    await eventually(() => aloud?.textContent?.includes('5 unread notices'));
    expect(events.count).to.equal(3);
    expect(aloud?.textContent).not.to.include('recording');
  });

  it('can be a popover, and says what comes in while that is closed', async () => {
    const scene = await page(html`<notice-list popover></notice-list>`);
    await empty('No notices');
    expect(list().checkVisibility()).to.equal(false);
    await tell(scene, mention);
    const aloud = scene.provider.shadowRoot?.querySelector('[role=status]');
    await eventually(() => aloud?.textContent?.includes('mentioned you in'));
    expect(list().unread).to.equal(1);
    list().showPopover();
    expect(list().offsetWidth).to.be.greaterThan(250);
    await expect(list()).to.be.accessible();
  });

  it('is the same on another page of the person', async () => {
    const scene = await page(element);
    await tellMany(scene, 2);
    await shows(2);
    const other = scene.server.engine('alice', 'Alice');
    const { notices } = await other.alerts();
    await eventually(() => notices.list.value?.length === 2);
    await notices.read([notices.list.value?.[0]?.id ?? '']);
    await eventually(() => list().unread === 1);
    await notices.delete('all');
    await empty('No notices');
    other.close();
  });

  it('keeps the focus: on what is pressed, then on what takes its place', async () => {
    const scene = await page(element);
    await tellMany(scene, 4);
    await shows(4);
    scene.line.drop();
    press(all('delete')[1]);
    await seen(list(), 'notice', () => focused()?.ariaDisabled);
    scene.line.restore();
    await shows(3);
    expect(focused()?.ariaLabel).to.include('\u20682\u2069');
    press(all('read')[2]);
    await eventually(() => all('read').length === 2);
    expect(focused()?.ariaLabel).to.include('Mark as read').and.to.include('\u20682\u2069');
    press(part(list(), 'read-all'));
    await eventually(() => all('read').length === 0);
    expect(focused()?.part.value).to.equal('list');
    press(part(list(), 'delete-all'));
    await eventually(() => focused()?.part.value === 'keep');
    press(part(list(), 'keep'));
    await eventually(() => focused()?.part.value === 'delete-all');
    press(part(list(), 'delete-all'));
    press(await seen(list(), 'delete-now'));
    await empty('No notices');
    expect(focused()?.part.value).to.equal('empty');
  });

  it('says why it knows nothing', async () => {
    const scene = await page(html``);
    scene.line.pretend('offline');
    scene.provider.append(document.createElement('notice-list'));
    await empty('No connection to the server. Trying again…');
  });
});
