import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/people/people-panel.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { countedLine } from '../../../stories/support/counted-line.ts';
import { assign, change, idIn, knock, raiseHands, visit } from '../../../stories/support/people.ts';
import type { Scene } from '../../../stories/support/scene.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';
import { choose, menuOf, namesIn, rowOf } from './support.ts';

const element = html`<people-panel style="block-size: 600px"></people-panel>`;
const panel = () => find('people-panel');
const members = (scene: Scene) => scene.engine.room.value?.roster.members.value ?? [];

describe('people-panel', () => {
  it('is accessible: outside a call, among members, and with all that a host sees', async () => {
    const scene = await page(element);
    await seen(panel(), 'empty');
    await expect(panel()).to.be.accessible();
    const [carol, dave] = await scene.meet('Carol', 'Dave*');
    await raiseHands(carol!, dave!);
    await change(dave!, { asksToHost: true });
    await knock(scene, 'Eve', 'Frank');
    await seen(panel(), 'admit-all');
    await seen(panel(), 'wish');
    (await seen(panel(), 'tools')).setAttribute('open', '');
    await expect(panel()).to.be.accessible();
    await menuOf(panel(), 'Carol');
    await expect(panel()).to.be.accessible();
  });

  it('shows everybody: as what, what is on, how they can be reached, and since when', async () => {
    const scene = await page(element);
    const bob = await visit(scene, 'Carol*');
    await change(bob, { microphone: false });
    await eventually(() => namesIn(panel()).join() === 'Alice Martin (you),Bob Stone,Carol');
    const label = (name: string, part: string) =>
      rowOf(panel(), name)?.querySelector(`[part=${part}]`)?.ariaLabel;
    const text = (name: string) => rowOf(panel(), name)?.querySelector('[part=role]')?.textContent;
    await eventually(() => label('Bob Stone', 'microphone') === 'Microphone off');
    expect(label('Bob Stone', 'camera')).to.equal('Camera off');
    expect(label('Carol', 'camera')).to.equal('Camera on');
    expect(text('Bob Stone')).to.equal('Host · just came');
    expect(text('Carol')).to.equal('Member · just came');
    await eventually(() => label('Carol', 'connection') === 'Good connection');
  });

  it('says why somebody is not reached well', async () => {
    const scene = await page(element, { parts: { openBackend: countedLine('late') } });
    await scene.meet('Bob');
    const sign = () => rowOf(panel(), 'Bob')?.querySelector('[part=connection]');
    await eventually(() => sign()?.ariaLabel?.match(/^Sound comes 0\.\d seconds late$/));
    // A sign beside others, and no box.
    expect(getComputedStyle(sign()!).borderTopWidth).to.equal('0px');
  });

  it('puts hands first, in the order in which they were raised, and says in which place', async () => {
    const scene = await page(element);
    const [bob, carol] = await scene.meet('Bob', 'Carol');
    await raiseHands(carol!, bob!);
    await eventually(() => namesIn(panel()).join() === 'Carol,Bob,Alice Martin (you)');
    const hands = [...panel().shadowRoot!.querySelectorAll('[part=hand]')];
    expect(hands.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([
      'Hand raised, number 1',
      'Hand raised, number 2',
    ]);
    await choose(panel(), 'Carol', 'lower-hand');
    await eventually(() => namesIn(panel()).join() === 'Bob,Alice Martin (you),Carol');
  });

  it('is searched where there are many, whatever the accents', async () => {
    const scene = await page(element);
    await scene.meet('Bob', 'Carol', 'Dave', 'Élodie', 'Frank');
    await eventually(() => namesIn(panel()).length === 6);
    expect(panel().shadowRoot?.querySelector('[part=search]')).to.equal(null);
    await (await scene.person('Grace')).join('team');
    const search = await seen<HTMLInputElement>(panel(), 'search');
    search.value = 'elo';
    search.dispatchEvent(new Event('input'));
    await eventually(() => namesIn(panel()).join() === 'Élodie');
    search.value = 'nobody';
    search.dispatchEvent(new Event('input'));
    await seen(panel(), 'empty');
  });

  it('shows of a call that was made by ringing who is there, and no rights', async () => {
    const scene = await page(element);
    await scene.talk('Bob');
    await eventually(() => namesIn(panel()).join() === 'Alice Martin (you),Bob');
    await until(() => scene.engine.room.value?.hosting.loaded.value);
    for (const part of ['actions', 'tools', 'title', 'link']) await gone(panel(), part);
  });

  it('is put away with the list of the call, and is there again', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    const room = await scene.room;
    room.showsPeople.value = false;
    await eventually(() => panel().matches(':state(hidden)'));
    expect(getComputedStyle(panel()).display).to.equal('none');
    room.showsPeople.value = true;
    await eventually(() => !panel().matches(':state(hidden)'));
  });

  it('answers who asks for the host’s role', async () => {
    const scene = await page(element);
    const [bob, carol] = await scene.meet('Bob', 'Carol');
    await change(bob!, { asksToHost: true });
    (await seen(panel(), 'refuse-host')).click();
    await gone(panel(), 'wish');
    expect(members(scene).map(({ role }) => role)).to.deep.equal(['host', 'member', 'member']);
    await change(carol!, { asksToHost: true });
    (await seen(panel(), 'make-host')).click();
    await eventually(() => members(scene)[2]?.role === 'host');
  });

  it('asks for the host’s role, takes that back, and steps down', async () => {
    const scene = await page(element);
    const bob = await visit(scene);
    await choose(panel(), 'Alice', 'ask-to-host');
    await until(() => members(scene)[1]?.asksToHost);
    await choose(panel(), 'Alice', 'ask-no-more');
    await until(() => !members(scene)[1]?.asksToHost);
    await assign(scene, bob, 'alice', 'host');
    await until(() => members(scene)[1]?.role === 'host');
    await choose(panel(), 'Alice', 'step-down');
    await until(() => members(scene)[1]?.role === 'member');
  });

  it('says why something was not done, also to who cannot see', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    await menuOf(panel(), 'Bob');
    // The menu is open, and the server decides otherwise meanwhile.
    scene.line.request = () => Promise.reject(new CallError('forbidden'));
    panel().shadowRoot?.querySelector<HTMLElement>('[part~=mute]')?.click();
    const isSaid = ({ textContent }: HTMLElement) => textContent?.includes('not allowed');
    await seen(panel(), 'notice', isSaid);
    await seen(scene.provider, 'announcer', isSaid);
  });

  it('lets the page cancel what is to be done', async () => {
    const scene = await page(element);
    await scene.meet('Bob');
    const deeds = cancel('call-moderate');
    await choose(panel(), 'Bob', 'mute');
    expect(deeds.last).to.deep.equal({ action: 'mute', member: await idIn(scene, 'bob') });
    expect(members(scene)[1]?.microphone).to.equal(true);
  });
});
