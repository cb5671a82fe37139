import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/call-button.ts';
import type { CallButton } from '../../../src/elements/invite/call-button.ts';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { eventually, until } from '../../support/until.ts';
import { find, heard, page, signIn } from '../support/page.ts';

const twoBoxes = html`<div><section id="one"></section><section id="two"></section></div>`;
const box = (id: string) => document.getElementById(id) as HTMLElement;
const button = (to = 'bob') => Object.assign(document.createElement('call-button'), { to });
const provider = () => document.createElement('call-provider') as CallProvider;
/** When all that was to happen after a removal has happened. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

describe('a provider that is moved', () => {
  it('keeps its call, and so do the elements in it', async () => {
    await fixture(twoBoxes);
    const mine = provider();
    mine.append(button());
    box('one').append(mine);
    const scene = await signIn(mine);
    await scene.talk('Bob');
    const room = await scene.room;
    box('two').append(mine);
    await nextTask();
    await nextFrame();
    expect(mine.engine).to.equal(scene.engine);
    expect(scene.engine.room.value).to.equal(room);
    await eventually(() => find('call-button').matches(':state(in-call)'));
  });

  it('keeps its call when it is back in the same task, as frameworks do on mounting', async () => {
    const scene = await page(button());
    await scene.talk('Bob');
    const parent = scene.provider.parentElement;
    scene.provider.remove();
    parent?.append(scene.provider);
    scene.provider.remove();
    parent?.append(scene.provider);
    await nextTask();
    expect(scene.engine.room.value).not.to.equal(undefined);
    expect(find('call-provider').engine).to.equal(scene.engine);
  });

  it('ends its call when it is gone for good, and the page hears of it', async () => {
    const scene = await page(button());
    await scene.talk('Bob');
    const ended = heard<{ reason: string }>(scene.provider, 'call-ended');
    const heardOnPage = heard<{ reason: string }>(document, 'call-ended');
    scene.provider.remove();
    expect((await ended).detail.reason).to.equal('hung-up');
    expect((await heardOnPage).detail.reason).to.equal('hung-up');
    expect(scene.engine.room.value).to.equal(undefined);
    expect(scene.engine.sources.microphone.track.value).to.equal(undefined);
    await until(() => scene.provider.engineSignal.value === undefined);
  });

  it('goes on with the same engine when it is put back later', async () => {
    const scene = await page(button());
    const parent = scene.provider.parentElement;
    scene.provider.remove();
    await until(() => scene.provider.engineSignal.value === undefined);
    parent?.append(scene.provider);
    await until(() => scene.provider.engineSignal.value === scene.engine);
  });
});

describe('elements find their engine', () => {
  const engineOf = (element: CallButton, engine: unknown) =>
    eventually(() => element.engine === engine);

  it('that of the page’s provider, which came before or comes after', async () => {
    await fixture(twoBoxes);
    const early = button();
    box('one').append(early);
    const mine = provider();
    box('two').append(mine);
    const scene = await signIn(mine);
    await engineOf(early, scene.engine);
    const late = button();
    box('one').append(late);
    await engineOf(late, scene.engine);
  });

  it('that of the first one in the document, whichever came first', async () => {
    await fixture(twoBoxes);
    const second = provider();
    box('two').append(second);
    const later = await signIn(second);
    const outside = button();
    box('two').append(outside);
    await engineOf(outside, later.engine);
    const first = provider();
    box('one').append(first);
    const earlier = await signIn(first);
    await engineOf(outside, earlier.engine);
    first.remove();
    await engineOf(outside, later.engine);
  });

  it('that of the provider around them before that of the page', async () => {
    await fixture(twoBoxes);
    const first = provider();
    box('one').append(first);
    await signIn(first);
    const around = provider();
    const inner = button();
    around.append(inner);
    box('two').append(around);
    const scene = await signIn(around);
    await engineOf(inner, scene.engine);
  });

  it('another’s when they are moved', async () => {
    await fixture(twoBoxes);
    const [first, second] = [provider(), provider()];
    box('one').append(first);
    box('two').append(second);
    const [one, two] = [await signIn(first), await signIn(second)];
    const wandering = button();
    second.append(wandering);
    await engineOf(wandering, two.engine);
    box('two').append(wandering);
    await engineOf(wandering, one.engine);
    second.append(wandering);
    await engineOf(wandering, two.engine);
    wandering.remove();
    expect(wandering.isConnected).to.equal(false);
  });

  it('within shadow trees as well', async () => {
    await fixture(twoBoxes);
    const mine = provider();
    box('one').append(mine);
    const host = document.createElement('div');
    const deep = button();
    host.attachShadow({ mode: 'closed' }).append(deep);
    mine.append(host);
    const scene = await signIn(mine);
    await engineOf(deep, scene.engine);
  });
});
