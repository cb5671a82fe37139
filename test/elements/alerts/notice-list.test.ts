import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CallError } from '../../../src/protocol/errors.ts';
import { NOTICE_LIMITS } from '../../../src/protocol/notice-limits.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import {
  all,
  by,
  element,
  empty,
  focused,
  list,
  mention,
  press,
  ready,
  shows,
  tea,
  tell,
  tellMany,
  texts,
} from '../support/notice-list.ts';
import { cancel, gone, heard, page, seen } from '../support/page.ts';

describe('notice-list', () => {
  it('is accessible: with notices, with none, and where it asks', async () => {
    const scene = await page(element);
    await empty('No notices');
    await expect(list()).to.be.accessible();
    await tell(scene, mention, ready('Tea'), { ...by('Bob'), kind: 'invitation', video: true });
    await tellMany(scene, NOTICE_LIMITS.page);
    await shows(NOTICE_LIMITS.page + 3);
    await expect(list()).to.be.accessible();
    part(list(), 'delete-all').click();
    await seen(list(), 'question');
    await expect(list()).to.be.accessible();
  });

  it('says what has happened, newest first', async () => {
    const scene = await page(element);
    const system = { kind: 'system', title: 'Tea' } as const;
    await tell(scene, ready('Tea'), { ...by('Bob'), kind: 'invitation', video: false });
    await tell(scene, { ...by('Bob'), ...tea, kind: 'invitation', video: false }, mention);
    await tell(scene, { ...system, code: 'ejected', text: 'Too loud' });
    await tell(scene, { ...system, ...tea, ...by('Bob'), code: 'role', role: 'cohost' });
    await shows(6);
    expect(texts('what')).to.deep.equal(
      [
        'Bob made you a co-host of Tea',
        'A host removed you from Tea',
        'Bob mentioned you in Tea',
        'Bob invited you to Tea',
        'Missed call from Bob',
        'The recording of Tea is ready',
      ].map((text) => `Unread: ${text}`),
    );
    expect(texts('text')).to.deep.equal(['Too loud', 'Where is @Alice?']);
    expect(texts('time')[0]).to.equal('now');
  });

  it('leads to the room, or back to the person, and where there is no way, nowhere', async () => {
    const scene = await page(element);
    await tell(scene, mention, { ...by('Bob'), kind: 'invitation', video: true }, ready('Tea'));
    await tell(scene, { kind: 'system', code: 'ended', title: 'Tea' });
    await shows(4);
    const back = part<HTMLElementTagNameMap['call-button']>(list(), 'call-back');
    expect([back.to, back.video]).to.deep.equal(['bob', true]);
    const join = part<HTMLElementTagNameMap['call-button']>(list(), 'join');
    expect(join.roomId).to.equal('tea');
    expect(all('join').length + all('call-back').length).to.equal(2);
    await scene.engine.join('tea');
    // No button of a list of news is to end the call in which one is.
    await gone(list(), 'join');
  });

  it('marks as read what somebody acts upon', async () => {
    const scene = await page(element);
    await tell(scene, mention);
    const read = heard<{ notices: string[] }>(document, 'call-notice-read');
    cancel('call-join');
    const join = await seen<HTMLElementTagNameMap['call-button']>(list(), 'join');
    await eventually(() => join.shadowRoot?.querySelector('button')?.ariaDisabled === null);
    join.click();
    expect((await read).detail.notices.length).to.equal(1);
    await eventually(() => list().unread === 0);
  });

  it('counts what is unread, and marks one or all as read, once the server has', async () => {
    const scene = await page(element);
    await tellMany(scene, 3);
    await shows(3);
    expect(list().unread).to.equal(3);
    expect(list().matches(':state(unread)')).to.equal(true);
    expect(texts('count')).to.deep.equal(['3 unread notices']);
    scene.line.drop();
    part(list(), 'read').click();
    await seen(list(), 'read', ({ ariaDisabled }) => ariaDisabled);
    expect(list().unread).to.equal(3);
    scene.line.restore();
    await eventually(() => list().unread === 2);
    await eventually(() => all('unread').length === 2);
    part(list(), 'read-all').click();
    await eventually(() => list().unread === 0 && all('read').length === 0);
    await gone(list(), 'count');
    expect(list().matches(':state(unread)')).to.equal(false);
  });

  it('deletes one; and all, older ones too, after a question that takes no answer for no', async () => {
    const scene = await page(element);
    await tellMany(scene, NOTICE_LIMITS.page + 5);
    await seen(list(), 'older');
    part(list(), 'delete').click();
    await eventually(() => texts('what')[0] === 'Unread: The recording of 34 is ready');
    part(list(), 'delete-all').click();
    (await seen(list(), 'keep')).click();
    await gone(list(), 'question');
    part(list(), 'delete-all').click();
    const question = await seen(list(), 'question');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    question.dispatchEvent(escape);
    // A popover around it stays open.
    expect(escape.defaultPrevented).to.equal(true);
    await gone(list(), 'question');
    part(list(), 'delete-all').click();
    (await seen(list(), 'delete-now')).click();
    await empty('No notices');
    await tell(scene, ready('Tea'));
    await shows(1);
    expect(all('question').length).to.equal(0);
  });

  it('shows older ones when it is asked to', async () => {
    const scene = await page(html``);
    await tellMany(scene, NOTICE_LIMITS.page + 5);
    scene.provider.append(document.createElement('notice-list'));
    await shows(NOTICE_LIMITS.page);
    expect(list().unread).to.equal(NOTICE_LIMITS.page + 5);
    press(part(list(), 'older'));
    await shows(NOTICE_LIMITS.page + 5);
    await gone(list(), 'older');
    await eventually(() => focused()?.textContent?.includes('\u20685\u2069'));
  });

  it('keeps the list when it could not be deleted, and says so', async () => {
    const scene = await page(element);
    await tell(scene, mention);
    await shows(1);
    const error = heard<{ code: string }>(document, 'call-error');
    scene.line.pretend('refused', new CallError('unauthorized'));
    part(list(), 'delete').click();
    expect((await error).detail.code).to.equal('unauthorized');
    await seen(list(), 'delete', ({ ariaDisabled }) => !ariaDisabled);
    expect(all('notice').length).to.equal(1);
  });

  it('sends intents that can be cancelled', async () => {
    const scene = await page(element);
    await tellMany(scene, 2);
    await shows(2);
    const reads = cancel('call-notice-read');
    const deletions = cancel('call-notice-delete');
    part(list(), 'read').click();
    part(list(), 'read-all').click();
    part(list(), 'delete').click();
    const { notices, all: isAll } = reads.last as { notices: string[]; all: boolean };
    expect([reads.count, notices.length, isAll]).to.deep.equal([2, 2, true]);
    expect((deletions.last as { all: boolean }).all).to.equal(false);
    expect(list().unread).to.equal(2);
  });
});
