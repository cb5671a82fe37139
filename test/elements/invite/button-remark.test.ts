import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/call-button.ts';
import '../../../src/elements/invite/outgoing-call.ts';
import { part } from '../../../stories/support/settled.ts';
import { until } from '../../support/until.ts';
import { find, gone, page, seen } from '../support/page.ts';

const bob = html`<call-button to="bob"></call-button>`;
const says = (text: string) =>
  seen(find('call-button'), 'label', (label) => label.textContent === text);
const hint = (text: string) =>
  seen(find('call-button'), 'hint', (part) => part.textContent?.includes(text));

describe('what a call-button says beyond its label', () => {
  it('why its call came to nothing, for as long as that is shown', async () => {
    const scene = await page(bob);
    const person = await scene.person('Bob');
    find('call-button').click();
    await person.decline();
    await expect(await says('Bob declined')).to.be.accessible();
    for (const { id } of scene.engine.outgoing.all.value) scene.engine.dismiss(id);
    await says('Call');
  });

  it('that nobody is there, for a while', async () => {
    await page(bob);
    find('call-button').click();
    await says('bob is offline');
    await says('Call');
  });

  it('that nobody has answered', async () => {
    const scene = await page(bob, { server: { durations: { ring: 100 } } });
    await scene.person('Bob');
    find('call-button').click();
    await says('Bob did not answer');
  });

  it('nothing of it where an outgoing-call does', async () => {
    const scene = await page(html`${bob}<outgoing-call ringback="none"></outgoing-call>`);
    const person = await scene.person('Bob');
    find('call-button').click();
    await person.decline();
    await seen(find('outgoing-call'), 'status', (part) => part.textContent === 'Declined');
    await says('Call');
  });

  it('nothing of another button’s call, nor of one that one has cancelled', async () => {
    const scene = await page(html`<call-button to="carol"></call-button>`);
    const person = await scene.person('Bob');
    await scene.engine.invite(['bob']);
    await person.decline();
    await until(() => scene.engine.outgoing.state.value.status === 'ended');
    await says('Call');
  });

  it('that a room is full, until it is pressed again', async () => {
    const scene = await page(html`<call-button room="team"></call-button>`);
    const people = [];
    for (const name of 'bcdefghi') people.push(await scene.person(name));
    for (const person of people) await person.join('team');
    find('call-button').click();
    await says('The room is full.');
    await people[0]?.leave();
    find('call-button').click();
    await says('Hang up');
  });

  it('that somebody could not be rung into the call, which goes on', async () => {
    const scene = await page(bob);
    await scene.talk('Carol');
    find('call-button').click();
    await says('bob is offline');
    expect(scene.engine.room.value?.members.length).to.equal(2);
  });

  it('why it cannot be used: to whoever comes by keyboard, until they leave', async () => {
    const scene = await page(bob);
    scene.line.pretend('offline');
    await hint('No connection to the server');
    const button = find('call-button');
    const bubble = part(button, 'hint');
    expect(bubble.matches(':popover-open')).to.equal(false);
    button.focus();
    expect(bubble.matches(':popover-open')).to.equal(true);
    await expect(button).to.be.accessible();
    part(button, 'button').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    expect(bubble.matches(':popover-open')).to.equal(false);
    part(button, 'button').blur();
    scene.line.restore();
    await gone(button, 'hint');
  });

  it('the same to whoever points at it, and to screen readers at all times', async () => {
    const scene = await page(bob);
    scene.line.pretend('offline');
    await hint('No connection');
    const button = find('call-button');
    const point = (type: string) =>
      button.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    point('pointerenter');
    expect(part(button, 'hint').matches(':popover-open')).to.equal(true);
    point('pointerleave');
    expect(part(button, 'hint').matches(':popover-open')).to.equal(false);
    const described = part(button, 'button').getAttribute('aria-describedby');
    expect(part(button, 'hint').id).to.equal(described);
  });

  it('that the browser cannot make calls', async () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'RTCPeerConnection');
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    try {
      await page(bob);
      await hint('This browser cannot make calls');
      expect(find('call-button').matches(':state(unsupported)')).to.equal(true);
    } finally {
      Object.defineProperty(globalThis, 'RTCPeerConnection', kept!);
    }
  });

  it('that nobody is signed in', async () => {
    await page(bob);
    find('call-provider').engine = undefined;
    find('call-button').focus();
    await hint('You are not signed in');
  });
});
