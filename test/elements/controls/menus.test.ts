import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/people/people-panel.ts';
import '../../../src/elements/stage/video-grid.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const controls = html`
  <video-grid style="block-size: 400px; inline-size: 640px"></video-grid>
  <call-controls controls="microphone hand reaction layout hang-up"></call-controls>`;
const press = async (name: string) => (await seen(find('call-controls'), name)).click();
const items = () => [
  ...(find('call-controls').shadowRoot?.querySelectorAll<HTMLElement>('[part=item]') ?? []),
];
const focused = () => find('call-controls').shadowRoot?.activeElement;
const inGrid = (selector: string) => find('video-grid').shadowRoot?.querySelectorAll(selector);

describe('the buttons that few pages have', () => {
  it('are accessible, with their menus open and closed', async () => {
    const scene = await page(controls);
    await scene.meet('Bob', 'Carol');
    for (const name of ['layout', 'reaction']) {
      await press(name);
      await eventually(() => items().length > 0);
      await expect(find('call-controls')).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await eventually(() => items().length === 0);
    }
    await press('hand');
    await seen(find('call-controls'), 'hand', ({ ariaPressed }) => ariaPressed === 'true');
    await expect(find('call-controls')).to.be.accessible();
    await expect(find('video-grid')).to.be.accessible();
  });

  it('raise a hand, which is seen on the tile, and lower it', async () => {
    const scene = await page(controls);
    const [bob] = await scene.meet('Bob');
    await bob?.signaling.request('member:set', { room: 'team', hand: true });
    await eventually(() => inGrid('.hand')?.length === 1);
    expect(inGrid('.hand')?.[0]?.ariaLabel).to.equal('Bob has a hand up');
    await press('hand');
    await eventually(() => inGrid('.hand')?.length === 2);
    await seen(find('call-controls'), 'hand', ({ ariaPressed }) => ariaPressed === 'true');
    await press('hand');
    await eventually(() => inGrid('.hand')?.length === 1);
  });

  it('choose a layout by keyboard alone, and go back to where one was', async () => {
    const scene = await page(controls);
    await scene.meet('Bob', 'Carol');
    const button = await seen(find('call-controls'), 'layout');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => focused()?.textContent === 'Automatic');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()?.textContent).to.equal('Gallery');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()?.textContent).to.equal('Who speaks');
    await sendKeys({ press: 'Enter' });
    const room = await scene.room;
    await eventually(() => room.stage.layout.value === 'speaker' && items().length === 0);
    expect(focused()).to.equal(button);
    await sendKeys({ press: 'Enter' });
    await eventually(() => focused()?.textContent === 'Who speaks');
    expect(focused()?.ariaChecked).to.equal('true');
    await sendKeys({ press: 'Tab' });
    await eventually(() => items().length === 0);
  });

  it('react, which floats over one’s own tile and that of others', async () => {
    const scene = await page(controls);
    const [bob] = await scene.meet('Bob', 'Carol');
    await press('reaction');
    const heart = await eventually(() => items().find(({ ariaLabel }) => ariaLabel === 'Heart'));
    heart.click();
    await eventually(() => inGrid('[local] .reaction')?.length === 1);
    // More of them may follow.
    expect(items()).to.have.length(8);
    await bob?.signaling.request('member:react', { room: 'team', emoji: '🎉' });
    await eventually(() => inGrid('.reaction')?.length === 2);
    await gone(find('video-grid'), 'reaction');
  });

  it('show and hide the people', async () => {
    const scene = await page(html`
      <people-panel></people-panel><call-controls controls="people hang-up"></call-controls>`);
    await scene.meet('Bob');
    const button = await seen(find('call-controls'), 'people');
    expect(button.ariaLabel).to.equal('People (2)');
    expect(button.ariaPressed).to.equal('true');
    button.click();
    await eventually(() => find('people-panel').matches(':state(hidden)'));
    expect(button.ariaPressed).to.equal('false');
    button.click();
    await eventually(() => !find('people-panel').matches(':state(hidden)'));
  });

  it('do nothing that the page has cancelled', async () => {
    const scene = await page(controls);
    await scene.meet('Bob');
    const asked = cancel('call-toggle');
    await press('hand');
    await eventually(() => asked.count === 1);
    expect(asked.last).to.deep.equal({ slot: 'hand', on: true });
    expect(scene.engine.room.value?.roster.me.value?.hand).to.equal(null);
  });

  it('offer no layouts to two', async () => {
    const scene = await page(controls);
    const [, carol] = await scene.meet('Bob', 'Carol');
    await seen(find('call-controls'), 'layout');
    await carol?.leave();
    await gone(find('call-controls'), 'layout');
  });
});

describe('what a host has set for all', () => {
  it('is the layout, unless the page or the person has another, and who is on the stage', async () => {
    const scene = await page(controls);
    await scene.meet('Bob', 'Carol', 'Dave');
    const room = await scene.room;
    const host = await room.hosting.load();
    const largest = () =>
      [...(inGrid('[part=tile]') ?? [])].sort((a, b) => b.clientWidth - a.clientWidth)[0]
        ?.ariaLabel;
    const isEqual = () =>
      new Set([...(inGrid('[part=tile]') ?? [])].map(({ clientWidth }) => clientWidth)).size === 1;
    await eventually(() => inGrid('[part=tile]')?.length === 4 && isEqual());
    await host.set({ layout: 'speaker' });
    await eventually(() => largest() === 'Bob');
    const carol = room.members.find(({ name }) => name === 'Carol');
    await host.set({ spotlight: carol?.id });
    await eventually(() => largest() === 'Carol');
    await host.set({ spotlight: null });
    await eventually(() => largest() === 'Bob');
    room.stage.layout.value = 'grid';
    await eventually(isEqual);
    room.stage.layout.value = undefined;
    find('video-grid').layout = 'grid';
    await eventually(isEqual);
  });
});
