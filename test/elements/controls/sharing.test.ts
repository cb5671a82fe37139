import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import type { CaptureScreen } from '../../../src/media/screen.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { canvasScreen } from '../../../src/testing/canvas-screen.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const controls = html`<call-controls></call-controls>`;
const button = (value: string) =>
  seen(find('call-controls'), 'screen', (one) => one.getAttribute('aria-pressed') === value);

/** A call in which the person answers the browser's questions in this way, one after the other. */
async function talking(...answers: ('something' | 'nothing' | CallError | Promise<unknown>)[]) {
  const given: MediaStreamTrack[] = [];
  const captureScreen: CaptureScreen = async () => {
    const answer = await (answers.shift() ?? 'something');
    if (answer instanceof CallError) throw answer;
    if (answer === 'nothing') return undefined;
    const tracks = await canvasScreen();
    if (tracks) given.push(tracks.screen);
    return tracks;
  };
  const scene = await page(controls, { parts: { captureScreen } });
  await scene.talk('Bob');
  return { scene, given };
}

describe('sharing the screen from call-controls', () => {
  it('is accessible while one shares, and when it failed', async () => {
    await talking(new CallError('permission-denied'));
    (await button('false')).click();
    await seen(find('call-controls'), 'notice');
    await expect(find('call-controls')).to.be.accessible();
    (await button('false')).click();
    await seen(find('call-controls'), 'sharing');
    await expect(find('call-controls')).to.be.accessible();
  });

  it('begins and ends by one button, which says what it does', async () => {
    const { scene } = await talking();
    const screen = await button('false');
    expect([screen.ariaLabel, screen.title]).to.deep.equal(['Screen', 'Share your screen']);
    screen.click();
    await button('true');
    expect(screen.title).to.equal('Stop sharing');
    const room = await scene.room;
    await eventually(() => room.roster.me.value?.screen);
    screen.click();
    await button('false');
    await gone(find('call-controls'), 'sharing');
    expect(room.screen.on.value).to.equal(false);
  });

  it('is pending while the browser asks, and as before when nothing was chosen', async () => {
    const question = Promise.withResolvers<unknown>();
    await talking(question.promise);
    const screen = await button('false');
    screen.click();
    screen.click();
    await seen(find('call-controls'), 'screen', ({ ariaBusy }) => ariaBusy === 'true');
    question.resolve('nothing');
    await seen(find('call-controls'), 'screen', ({ ariaBusy }) => ariaBusy === null);
    expect(screen.ariaPressed).to.equal('false');
    const notice = find('call-controls').shadowRoot?.querySelector('[part=notice]');
    expect(notice === null).to.equal(true);
  });

  it('can go on with something else, and stop, from where it says that one shares', async () => {
    const { given } = await talking();
    (await button('false')).click();
    await seen(find('call-controls'), 'sharing');
    part(find('call-controls'), 'share-else').click();
    await eventually(() => given.length === 2 && given[0]?.readyState === 'ended');
    expect(given[1]?.readyState).to.equal('live');
    part(find('call-controls'), 'stop-sharing').click();
    await gone(find('call-controls'), 'sharing');
    expect(given[1]?.readyState).to.equal('ended');
  });

  it('says why it was not possible: at first, and in the place of what goes on', async () => {
    const { scene } = await talking(
      new CallError('permission-denied'),
      'something',
      new CallError('device-failed'),
    );
    const error = heard<{ code: string; slot: string }>(scene.provider, 'call-error');
    (await button('false')).click();
    const notice = await seen(find('call-controls'), 'notice');
    expect(notice.textContent).to.include('The screen may not be shared');
    expect((await error).detail).to.include({ code: 'permission-denied', slot: 'screen' });
    (await button('false')).click();
    await button('true');
    await gone(find('call-controls'), 'notice');
    part(find('call-controls'), 'share-else').click();
    await seen(find('call-controls'), 'notice', ({ textContent }) =>
      textContent?.includes('could not be recorded'),
    );
    await button('true');
  });

  it('does not say that one shares while the call is on hold, and nobody sees it', async () => {
    const { scene, given } = await talking();
    (await button('false')).click();
    await seen(find('call-controls'), 'sharing');
    scene.engine.hold(true);
    await gone(find('call-controls'), 'sharing');
    expect(given[0]?.readyState).to.equal('live');
    scene.engine.hold(false);
    await seen(find('call-controls'), 'sharing');
  });

  it('sends intents that can be cancelled', async () => {
    const { scene } = await talking();
    await scene.engine.set('screen', true);
    const toggles = cancel('call-toggle');
    (await button('true')).click();
    expect(toggles.last).to.deep.equal({ slot: 'screen', on: false });
    part(find('call-controls'), 'share-else').click();
    expect(toggles.last).to.deep.equal({ slot: 'screen', on: true });
    part(find('call-controls'), 'stop-sharing').click();
    expect([toggles.count, toggles.last]).to.deep.equal([3, { slot: 'screen', on: false }]);
    expect(scene.engine.room.value?.screen.state.value.status).to.equal('on');
  });

  it('has no button where the browser cannot, and says so to who asks by script', async () => {
    Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: undefined,
    });
    try {
      const scene = await page(controls, { parts: { captureScreen: undefined as never } });
      await scene.talk('Bob');
      await seen(find('call-controls'), 'hang-up');
      expect(find('call-controls').shadowRoot?.querySelector('[part~=screen]') === null).to.equal(
        true,
      );
      const thrown = await scene.provider.setScreen(true).catch((error) => error);
      expect(thrown).to.include({ code: 'unsupported' });
      const notice = await seen(find('call-controls'), 'notice');
      expect(notice.textContent).to.equal('This browser cannot share the screen.');
    } finally {
      Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
    }
  });

  it('is begun and ended by the provider, by script and by a command', async () => {
    const { scene } = await talking();
    await scene.provider.setScreen(true);
    await button('true');
    scene.provider.id = 'sharer';
    const own = document.createElement('button');
    own.setAttribute('commandfor', 'sharer');
    own.setAttribute('command', '--screen');
    scene.provider.append(own);
    own.click();
    await button('false');
    own.click();
    await button('true');
  });

  it('is announced, one’s own and that of others', async () => {
    const { scene } = await talking();
    const said = () => scene.provider.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
    await scene.engine.set('screen', true);
    await eventually(() => said().includes('You are sharing your screen'));
    await scene.engine.set('screen', false);
    await eventually(() => said().includes('You have stopped sharing your screen'));
    const carol = await scene.person('Carol');
    await carol.join((await scene.room).id, { screen: true });
    await eventually(() => said().includes('Carol is sharing the screen'));
    await carol.set({ screen: false });
    await eventually(() => said().includes('Carol has stopped sharing the screen'));
  });
});
