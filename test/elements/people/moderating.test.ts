import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/people/people-panel.ts';
import type { ServerEvents } from '../../../src/protocol/events.ts';
import type { InventedPerson } from '../../../src/testing/invented-person.ts';
import { assign, change, knock, visit } from '../../../stories/support/people.ts';
import type { Scene } from '../../../stories/support/scene.ts';
import { eventually, until } from '../../support/until.ts';
import { find, gone, page, seen } from '../support/page.ts';
import { choose, menuOf, namesIn, pressIn, rowOf } from './support.ts';

const element = html`<people-panel style="block-size: 600px"></people-panel>`;
const panel = () => find('people-panel');
const info = (scene: Scene) => scene.engine.room.value!.roster.doc.value.info;
const member = (scene: Scene, user: string) =>
  scene.engine.room.value?.members.find((one) => one.user === user);

/** The next thing that somebody hears from the server. */
const hears = <E extends keyof ServerEvents>(person: InventedPerson, event: E) =>
  new Promise<ServerEvents[E]>((resolve) => {
    person.signaling.on(event, resolve, new AbortController().signal);
  });

async function answer(reason?: string): Promise<void> {
  await seen(panel(), 'dialog');
  const field = panel().shadowRoot?.querySelector<HTMLInputElement>('[part=reason]');
  if (reason && field) field.value = reason;
  (await seen(panel(), 'confirm')).click();
}

describe('moderating in people-panel', () => {
  it('offers each exactly what the role allows, on both sides of the right', async () => {
    const scene = await page(element);
    const bob = await visit(scene, 'Carol*');
    await until(() => scene.engine.room.value?.hosting.loaded.value);
    // A member may do something about nobody but oneself.
    expect(await menuOf(panel(), 'Alice')).to.deep.equal(['ask-to-host']);
    for (const name of ['Bob', 'Carol'])
      expect(rowOf(panel(), name)?.querySelector('[part~=actions]')).to.equal(null);
    await gone(panel(), 'tools');
    await assign(scene, bob, 'alice', 'cohost');
    await until(() => member(scene, 'alice')?.role === 'cohost');
    expect(await menuOf(panel(), 'Bob')).to.deep.equal(['ask-camera', 'spotlight']);
    expect(await menuOf(panel(), 'Carol')).to.deep.equal([
      ...['mute', 'stop-camera', 'spotlight', 'eject'],
    ]);
    await assign(scene, bob, 'alice', 'host');
    await until(() => member(scene, 'alice')?.role === 'host');
    expect(await menuOf(panel(), 'Carol')).to.deep.equal([
      ...['mute', 'stop-camera', 'spotlight', 'make-host', 'make-cohost', 'eject'],
    ]);
    expect(await menuOf(panel(), 'Bob')).to.deep.equal(['ask-camera', 'spotlight']);
  });

  it('mutes, stops and asks; the other side hears it', async () => {
    const scene = await page(element);
    const [bob] = await scene.meet('Bob*');
    await choose(panel(), 'Bob', 'mute');
    await until(() => member(scene, 'bob')?.microphone === false);
    const asked: string[] = [];
    const note = ({ slot, on }: ServerEvents['member:asked']) => asked.push(`${slot} ${on}`);
    bob!.signaling.on('member:asked', note, new AbortController().signal);
    await choose(panel(), 'Bob', 'ask-microphone');
    await eventually(() => asked.includes('microphone true'));
    expect(member(scene, 'bob')?.microphone).to.equal(false);
    await choose(panel(), 'Bob', 'stop-camera');
    await until(() => member(scene, 'bob')?.camera === false);
    await change(bob!, { screen: true });
    await choose(panel(), 'Bob', 'stop-screen');
    await until(() => member(scene, 'bob')?.screen === false);
  });

  it('has everybody see one, gives roles, and takes them', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    await choose(panel(), 'Bob', 'spotlight');
    await until(() => info(scene).spotlight === member(scene, 'bob')?.id);
    await seen(panel(), 'spotlight');
    await choose(panel(), 'Bob', 'end-spotlight');
    await until(() => info(scene).spotlight === null);
    await choose(panel(), 'Bob', 'make-cohost');
    await until(() => member(scene, 'bob')?.role === 'cohost');
    await choose(panel(), 'Bob', 'make-member');
    await until(() => member(scene, 'bob')?.role === 'member');
  });

  it('asks before it removes somebody, who reads the reason', async () => {
    const scene = await page(element);
    const [bob] = await scene.meet('Bob');
    await choose(panel(), 'Bob', 'eject');
    (await seen(panel(), 'cancel')).click();
    await gone(panel(), 'dialog');
    expect(namesIn(panel())).to.include('Bob');
    const closed = hears(bob!, 'room:closed');
    await choose(panel(), 'Bob', 'eject');
    await answer('Please be kind.');
    expect(await closed).to.include({ reason: 'ejected', message: 'Please be kind.' });
    await eventually(() => !namesIn(panel()).includes('Bob'));
  });

  it('lets in one who waits, refuses one with a reason, and lets in all', async () => {
    const scene = await page(element);
    await scene.meet();
    const [eve, frank] = await knock(scene, 'Eve', 'Frank', 'Grace', 'Heidi');
    await eventually(() => panel().matches(':state(waiting)'));
    const admitted = hears(eve!, 'room:admitted');
    await pressIn(panel(), 'Eve', 'admit');
    await admitted;
    await eve!.join('team');
    await eventually(() => namesIn(panel()).includes('Eve'));
    const closed = hears(frank!, 'room:closed');
    await pressIn(panel(), 'Frank', 'deny');
    await answer('Not today.');
    expect(await closed).to.include({ reason: 'denied', message: 'Not today.' });
    (await seen(panel(), 'admit-all')).click();
    await gone(panel(), 'waiting');
    expect(panel().matches(':state(waiting)')).to.equal(false);
  });

  it('locks the room, lowers all hands, mutes all, and ends it after a question', async () => {
    const scene = await page(element);
    const [bob, carol] = await scene.meet('Bob', 'Carol');
    (await seen(panel(), 'tools')).setAttribute('open', '');
    (await seen(panel(), 'lock')).click();
    await until(() => info(scene).locked);
    (await seen(panel(), 'waiting-room')).click();
    await until(() => info(scene).waiting);
    await change(bob!, { hand: true });
    const isReady = ({ ariaDisabled }: HTMLElement) => ariaDisabled !== 'true';
    (await seen(panel(), 'lower-all', isReady)).click();
    await until(() => member(scene, 'bob')?.hand === null);
    (await seen(panel(), 'mute-all', isReady)).click();
    await until(() => scene.engine.room.value?.roster.others.value.every((one) => !one.microphone));
    const closed = hears(carol!, 'room:closed');
    (await seen(panel(), 'end-for-all')).click();
    await answer();
    expect(await closed).to.include({ reason: 'ended' });
    await until(() => !scene.engine.room.value);
  });

  it('sets how good everybody’s pictures may be', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    (await seen(panel(), 'tools')).setAttribute('open', '');
    const select = (await seen(panel(), 'quality')).querySelector('select')!;
    select.value = 'medium';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    // As it is until the server has said yes.
    expect(select.value).to.equal('auto');
    await until(() => info(scene).quality === 'medium');
    await eventually(() => select.value === 'medium');
  });

  it('says what the room is called and for what; the host changes that', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    await seen(panel(), 'title', ({ textContent }) => textContent === 'team');
    const edit = await seen(panel(), 'edit');
    edit.focus();
    edit.click();
    const title = await seen<HTMLInputElement>(panel(), 'title-input');
    await eventually(() => panel().shadowRoot?.activeElement === title);
    title.value = 'Stand-up';
    (await seen<HTMLTextAreaElement>(panel(), 'description-input')).value = 'Every day at nine';
    (await seen<HTMLInputElement>(panel(), 'capacity-input')).value = '4';
    (await seen(panel(), 'save')).click();
    await seen(panel(), 'title', ({ textContent }) => textContent === 'Stand-up');
    await seen(panel(), 'description', ({ textContent }) => textContent === 'Every day at nine');
    expect(info(scene).capacity).to.equal(4);
    await eventually(() => panel().shadowRoot?.activeElement?.part.contains('edit'));
  });

  it('is used by the keyboard: a menu with arrows, and the focus back where it was', async () => {
    const scene = await page(element);
    await scene.meet('Bob*');
    const root = panel().shadowRoot!;
    await menuOf(panel(), 'Bob');
    const isAt = (word: string) => eventually(() => root.activeElement?.part.contains(word));
    const key = (name: string) =>
      root.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
      );
    await isAt('mute');
    key('ArrowDown');
    await isAt('stop-camera');
    key('End');
    await isAt('eject');
    key('ArrowDown');
    await isAt('mute');
    key('ArrowUp');
    await isAt('eject');
    key('Home');
    await isAt('mute');
    key('Tab');
    await isAt('actions');
    await choose(panel(), 'Bob', 'eject');
    await isAt('reason');
    (await seen(panel(), 'cancel')).click();
    await isAt('actions');
  });
});
