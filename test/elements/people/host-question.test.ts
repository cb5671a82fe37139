import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/people/host-question.ts';
import type { HostQuestion } from '../../../src/elements/people/host-question.ts';
import { idIn, visit } from '../../../stories/support/people.ts';
import type { Scene } from '../../../stories/support/scene.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const element = html`<input /><host-question></host-question>`;
const microphone = ({ engine }: Scene) => engine.sources.microphone;

/** Bob, the host, asks Alice to turn something on. */
async function ask(scene: Scene, slot: 'microphone' | 'camera' = 'microphone'): Promise<void> {
  const bob = await visit(scene);
  await until(() => microphone(scene).on.value);
  await scene.engine.set('microphone', false);
  const member = await idIn(scene, 'alice');
  await bob.signaling.request('member:ask', { room: 'team', member, slot });
}

describe('host-question', () => {
  it('is accessible', async () => {
    const scene = await page(html`<host-question></host-question>`);
    await ask(scene);
    await seen(find('host-question'), 'yes');
    await expect(find('host-question')).to.be.accessible();
  });

  it('turns nothing on by itself, and turns on with a yes', async () => {
    const scene = await page(element);
    await ask(scene);
    const text = await seen(find('host-question'), 'text');
    expect(text.textContent).to.equal('Bob Stone asks you to turn your microphone on');
    expect(microphone(scene).on.value).to.equal(false);
    (await seen(find('host-question'), 'yes')).click();
    await until(() => microphone(scene).on.value);
    await gone(find('host-question'), 'question');
  });

  it('leaves it with a no, and with Escape, and gives the focus back', async () => {
    const scene = await page(element);
    await ask(scene, 'camera');
    const field = document.querySelector('input')!;
    field.focus();
    const no = await seen(find('host-question'), 'no');
    expect(document.activeElement).to.equal(field);
    no.focus();
    no.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await gone(find('host-question'), 'question');
    expect(scene.engine.sources.camera.on.value).to.equal(false);
    await eventually(() => document.activeElement === field);
  });

  it('goes away when one turns it on oneself', async () => {
    const scene = await page(element);
    await ask(scene);
    await seen(find('host-question'), 'yes');
    await scene.engine.set('microphone', true);
    await gone(find('host-question'), 'question');
  });

  it('lets the page cancel the yes', async () => {
    const scene = await page(element);
    await ask(scene);
    const toggles = cancel('call-toggle');
    (await seen(find('host-question'), 'yes')).click();
    expect(toggles.last).to.deep.equal({ slot: 'microphone', on: true });
    expect(microphone(scene).on.value).to.equal(false);
  });

  it('is shown by the provider, once, where the page has no place for it', async () => {
    const scene = await page(html`<p>A page</p>`);
    await ask(scene);
    const inProvider = () =>
      scene.provider.shadowRoot?.querySelectorAll<HostQuestion>('host-question') ?? [];
    const [question] = await eventually(() => (inProvider().length > 0 ? inProvider() : undefined));
    (await seen(question!, 'no')).click();
    await gone(question!, 'question');
    await idIn(scene, 'bob');
    expect(inProvider()).to.have.length(1);
  });
});
