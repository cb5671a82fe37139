import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/provider/call-provider.ts';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { FACTS } from '../../../src/engine/facts.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { find, heard, page } from '../support/page.ts';

/** What is said with any fact. */
const who = { name: 'Bob' };
const DETAIL = {
  ...{ from: who, member: who, message: { from: who, text: 'Hello' } },
  ...{ reason: 'ended', code: 'server-lost' },
};

const has = (state: string) => find('call-provider').matches(`:state(${state})`);
const announced = (text: string) =>
  eventually(() => part(find('call-provider'), 'announcer').textContent?.includes(text));

describe('call-provider', () => {
  it('is accessible', async () => {
    const scene = await page(html`<p>The page’s own content</p>`);
    await expect(find('call-provider')).to.be.accessible();
    await scene.talk('Bob');
    await announced('started');
    await expect(find('call-provider')).to.be.accessible();
  });

  it('says by states how it is', async () => {
    const scene = await page('');
    await eventually(() => has('connected'));
    const bob = await scene.rung('Bob');
    await eventually(() => has('ringing'));
    await scene.engine.accept();
    await eventually(() => has('in-call') && !has('ringing'));
    scene.line.drop();
    await eventually(() => has('reconnecting') && !has('connected'));
    scene.line.restore();
    await eventually(() => has('connected') && !has('reconnecting'));
    await bob.leave();
    await eventually(() => !has('in-call'));
  });

  it('says every fact as an event that leaves shadow trees', async () => {
    const scene = await page('');
    const told = FACTS.map((fact) => heard(document, fact));
    const { facts } = scene.engine;
    for (const fact of FACTS) facts.emit(fact, DETAIL as never);
    for (const event of await Promise.all(told)) {
      expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, false]);
      expect(event.target).to.equal(find('call-provider'));
    }
  });

  it('tells of a call from its ringing to its end', async () => {
    const scene = await page('');
    const incoming = heard<{ from: { name: string }; video: boolean }>(document, 'call-incoming');
    const bob = await scene.rung('Bob', { video: true });
    expect((await incoming).detail).to.include({ video: true });
    expect((await incoming).detail.from.name).to.equal('Bob');
    const started = heard<{ members: unknown[] }>(document, 'call-started');
    await find('call-provider').accept();
    expect((await started).detail.members).to.have.length(2);
    const message = heard<{ message: { text: string } }>(document, 'call-message-received');
    await bob.say('Hello');
    expect((await message).detail.message.text).to.equal('Hello');
    const ended = heard<{ reason: string; duration: number }>(document, 'call-ended');
    await bob.leave();
    expect((await ended).detail.reason).to.equal('hung-up');
    expect((await ended).detail.duration).to.be.a('number');
  });

  it('says aloud what happens', async () => {
    const scene = await page('');
    const bob = await scene.rung('Bob');
    await announced('Bob is calling');
    await scene.engine.accept();
    await announced('started');
    await bob.say('<b>Hello</b>');
    await announced('Bob: <b>Hello</b>');
    scene.line.drop();
    await announced('No connection to the server');
    scene.line.restore();
    await announced('Connected to the server again');
    await until(() => scene.engine.room.value?.state.value.status === 'joined');
    await bob.leave();
    await announced('The call has ended');
    expect(part(find('call-provider'), 'announcer').textContent).not.to.include('has joined');
  });

  it('begins calls as `microphone` and `camera` say', async () => {
    const scene = await page('');
    const provider = find('call-provider');
    provider.microphone = 'off';
    provider.camera = 'on';
    await provider.updateComplete;
    await scene.talk('Bob');
    const { microphone, camera } = scene.engine.sources;
    await until(() => camera.on.value);
    expect(microphone.on.value).to.equal(false);
  });

  it('is in the room that `room` names, for as long as it does', async () => {
    const scene = await page('');
    const provider = find('call-provider');
    provider.roomId = 'one';
    await until(() => scene.engine.room.value?.id === 'one');
    provider.roomId = 'two';
    await until(() => scene.engine.room.value?.id === 'two');
    provider.roomId = '';
    await until(() => !scene.engine.room.value);
    provider.setAttribute('room', 'three');
    await until(() => scene.engine.room.value?.id === 'three');
    provider.removeAttribute('room');
    await until(() => !scene.engine.room.value);
  });

  it('makes an engine of its own from attributes alone, and ends it with itself', async () => {
    const server = new URL('/nobody-listens-here', location.href).origin;
    const provider = await fixture<CallProvider>(
      html`<call-provider user="alice" server=${server}></call-provider>`,
    );
    const engine = await until(() => provider.engineSignal.value);
    expect(engine.signaling.session.value).to.equal(undefined);
    provider.remove();
    await until(() => provider.engineSignal.value === undefined);
    expect(engine.signaling.state.value).to.equal('offline');
  });

  it('waits no more when the attribute of the room that it waits for goes', async () => {
    const scene = await page(html``);
    const bob = await scene.person('Bob');
    await bob.join('team');
    await bob.signaling.request('room:set', { room: 'team', waiting: true });
    scene.provider.roomId = 'team';
    await until(() => scene.engine.waiting.value);
    const ended = heard<{ reason: string }>(scene.provider, 'call-ended');
    scene.provider.roomId = '';
    expect((await ended).detail.reason).to.equal('hung-up');
    expect(scene.engine.waiting.value).to.equal(undefined);
  });
});
