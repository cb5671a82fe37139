import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/call-button.ts';
import type { CallButton } from '../../../src/elements/invite/call-button.ts';
import { part, settled } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { cancel, find, page, seen } from '../support/page.ts';

const bob = html`<call-button to="bob"></call-button>`;
const label = () => part(find('call-button'), 'label');
const inner = () => part<HTMLButtonElement>(find('call-button'), 'button');
const has = (state: string) => find('call-button').matches(`:state(${state})`);

describe('call-button', () => {
  it('is accessible in each of its states', async () => {
    const scene = await page(bob);
    const button = find('call-button');
    await expect(button).to.be.accessible();
    await scene.person('Bob');
    await eventually(() => has('available'));
    await expect(button).to.be.accessible();
    button.click();
    await eventually(() => has('calling'));
    await expect(button).to.be.accessible();
    scene.line.pretend('offline');
    await eventually(() => has('offline'));
    await expect(button).to.be.accessible();
    button.disabled = true;
    await settled(scene.provider);
    await expect(button).to.be.accessible();
  });

  it('says by a state whether the people are there', async () => {
    const scene = await page(bob);
    await eventually(() => has('offline'));
    const person = await scene.person('Bob');
    await eventually(() => has('available') && !has('offline'));
    expect(part(find('call-button'), 'presence').title).to.equal('Available');
    await person.join('elsewhere');
    await eventually(() => has('busy') && !has('available'));
    await person.leave();
    await eventually(() => has('available') && !has('busy'));
    person.close();
    await eventually(() => has('offline') && !has('available'));
  });

  it('shows the best news of several people', async () => {
    const scene = await page(html`<call-button to="bob carol"></call-button>`);
    await (await scene.person('Bob')).join('elsewhere');
    await eventually(() => has('busy'));
    await scene.person('Carol');
    await eventually(() => has('available'));
  });

  it('follows whom it is to ring when that changes', async () => {
    const scene = await page(bob);
    await scene.person('Carol');
    await eventually(() => has('offline'));
    find('call-button').to = 'carol';
    await eventually(() => has('available'));
    find('call-button').to = '';
    await eventually(() => !has('available') && !has('offline'));
  });

  it('rings into the call that goes on, and stops only that', async () => {
    const scene = await page(bob);
    const person = await scene.person('Bob');
    const carol = await scene.talk('Carol');
    find('call-button').click();
    await eventually(() => has('calling'));
    find('call-button').click();
    await eventually(() => !has('calling'));
    await until(() => !person.ringing.value);
    expect(scene.engine.room.value?.members.length).to.equal(2);
    find('call-button').click();
    await person.accept();
    await eventually(() => has('in-call'));
    expect(scene.engine.room.value?.members.length).to.equal(3);
    carol.close();
  });

  it('rings for as long as it is told', async () => {
    const scene = await page(html`<call-button to="bob" ring-seconds="5"></call-button>`);
    const person = await scene.person('Bob');
    find('call-button').click();
    const invite = await until(() => person.ringing.value);
    expect(invite.expires).to.be.within(Date.now(), Date.now() + 5_000);
  });

  it('rings, cancels, and hangs up', async () => {
    const scene = await page(bob);
    const person = await scene.person('Bob');
    find('call-button').click();
    await eventually(() => label().textContent === 'Cancel');
    find('call-button').click();
    await until(() => scene.engine.outgoing.state.value.status === 'ended');
    await eventually(() => label().textContent === 'Call' && !has('calling'));
    await until(() => !person.ringing.value);
    find('call-button').click();
    await person.accept();
    await eventually(() => has('in-call'));
    expect(label().textContent).to.equal('Hang up');
    find('call-button').click();
    await until(() => !scene.engine.room.value);
    await eventually(() => !has('in-call'));
  });

  it('rings with video where it says so', async () => {
    const scene = await page(html`<call-button to="bob" video></call-button>`);
    const person = await scene.person('Bob');
    find('call-button').click();
    const invite = await until(() => person.ringing.value);
    expect(invite.video).to.equal(true);
  });

  it('joins and leaves a room', async () => {
    const scene = await page(html`<call-button room="team"></call-button>`);
    expect(label().querySelector('slot')?.textContent).to.equal('Join');
    find('call-button').click();
    expect((await scene.room).id).to.equal('team');
    await eventually(() => has('in-call'));
    find('call-button').click();
    await until(() => !scene.engine.room.value);
  });

  it('sends intents that can be cancelled', async () => {
    const scene = await page(html`${bob}<call-button room="team"></call-button>`);
    const [ring, join] = document.querySelectorAll('call-button');
    const invites = cancel('call-invite');
    const joins = cancel('call-join');
    ring?.click();
    join?.click();
    expect(invites.last).to.deep.equal({ to: ['bob'], video: false });
    expect(joins.last).to.deep.equal({ room: 'team' });
    await scene.talk('Bob');
    await eventually(() => has('in-call'));
    const ends = cancel('call-hang-up');
    ring?.click();
    expect(ends.count).to.equal(1);
    expect(scene.engine.room.value).not.to.equal(undefined);
  });

  it('does nothing while it is disabled or cannot be used', async () => {
    const scene = await page(bob);
    const invites = cancel('call-invite');
    const button = find('call-button');
    button.disabled = true;
    await settled(scene.provider);
    button.click();
    button.disabled = false;
    scene.line.pretend('offline');
    await eventually(() => inner().getAttribute('aria-disabled') === 'true');
    button.click();
    expect(invites.count).to.equal(0);
  });

  it('does not call itself offline before anything is known', async () => {
    const button = await fixture<CallButton>(html`<call-button to="bob"></call-button>`);
    expect(button.shadowRoot?.textContent).to.not.contain('Offline');
    expect(part(button, 'button').hasAttribute('title')).to.equal(false);
  });

  it('can be given the focus from outside', async () => {
    await page(bob);
    find('call-button').focus();
    expect(document.activeElement).to.equal(find('call-button'));
    expect(find('call-button').shadowRoot?.activeElement).to.equal(inner());
  });

  it('shows the page’s own label, and its own word for what ends', async () => {
    const scene = await page(html`<call-button to="bob">Talk to Bob</call-button>`);
    const person = await scene.person('Bob');
    expect(find('call-button').textContent).to.equal('Talk to Bob');
    expect(label().querySelector('slot')?.assignedNodes()).to.have.length.greaterThan(0);
    await scene.engine.invite(['bob']);
    await seen(find('call-button'), 'label', (part) => part.textContent === 'Cancel');
    await person.decline();
  });
});
