import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/incoming-call.ts';
import { RingingSound } from '../../../src/elements/invite/ringing-sound.ts';
import { eventually, until } from '../../support/until.ts';
import { find, gone, page, seen } from '../support/page.ts';

const held = async () => {
  const { held = [], pending = [] } = await navigator.locks.query();
  const ours = (locks: LockInfo[]) =>
    locks.filter(({ name }) => name === 'call-elements ringtone').length;
  return [ours(held), ours(pending)];
};
const isHeld = async (...wanted: number[]) => (await held()).join() === wanted.join();

describe('the sound of ringing', () => {
  const { AudioContext: Context } = globalThis;
  const contexts: AudioContext[] = [];
  let isBlocked = false;

  beforeEach(() => {
    globalThis.AudioContext = class extends Context {
      constructor() {
        super();
        contexts.push(this);
        if (isBlocked) Object.defineProperty(this, 'state', { value: 'suspended' });
      }
    };
  });
  afterEach(() => {
    isBlocked = false;
    contexts.splice(0);
    globalThis.AudioContext = Context;
  });
  const gesture = () => dispatchEvent(new PointerEvent('pointerup'));

  it('comes from one of several that ring, and from the next when that one stops', async () => {
    const [first, second] = [new RingingSound('ringtone'), new RingingSound('ringtone')];
    first.set(true, '');
    await eventually(() => isHeld(1, 0));
    second.set(true, '');
    await eventually(() => isHeld(1, 1));
    await eventually(() => contexts[0]?.state === 'running');
    expect(contexts.length).to.equal(1);
    first.set(false, '');
    await eventually(() => contexts[1]?.state === 'running');
    // The loudspeaker is given back a moment later.
    await eventually(() => contexts[0]?.state === 'closed');
    second.set(false, '');
    await eventually(() => isHeld(0, 0));
  });

  it('is given to another when the browser blocks it here, and comes with the first gesture', async () => {
    isBlocked = true;
    const [first, second] = [new RingingSound('ringtone'), new RingingSound('ringtone')];
    first.set(true, '');
    await until(() => first.isBlocked.value);
    expect(await held()).to.deep.equal([0, 0]);
    isBlocked = false;
    second.set(true, '');
    await eventually(() => contexts[1]?.state === 'running');
    second.set(false, '');
    gesture();
    await until(() => !first.isBlocked.value);
    await eventually(() => contexts[2]?.state === 'running');
    first.set(false, '');
    await eventually(() => isHeld(0, 0));
  });

  it('is not blocked any more once it has stopped ringing', async () => {
    isBlocked = true;
    const sound = new RingingSound('ringtone');
    sound.set(true, '');
    await until(() => sound.isBlocked.value);
    sound.set(false, '');
    expect(sound.isBlocked.value).to.equal(false);
    gesture();
    await eventually(() => isHeld(0, 0));
    expect(contexts.length).to.equal(1);
  });

  it('is waited for by nobody whose ringing has stopped', async () => {
    const [first, second] = [new RingingSound('ringtone'), new RingingSound('ringtone')];
    first.set(true, '');
    await eventually(() => isHeld(1, 0));
    second.set(true, '');
    await eventually(() => isHeld(1, 1));
    second.set(false, '');
    await eventually(() => isHeld(1, 0));
    first.set(false, '');
    await eventually(() => isHeld(0, 0));
    expect(contexts.length).to.equal(1);
  });

  it('is heard from all where there are no locks', async () => {
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
    Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, value: undefined });
    const sound = new RingingSound('ringtone');
    sound.set(true, '');
    await eventually(() => contexts[0]?.state === 'running');
    sound.set(false, '');
    await eventually(() => contexts[0]?.state === 'closed');
    if (locks) Object.defineProperty(Navigator.prototype, 'locks', locks);
  });

  it('is said on the card to be blocked, until a gesture', async () => {
    isBlocked = true;
    const scene = await page(html`<incoming-call></incoming-call>`);
    await scene.rung('Bob');
    const notice = await seen(find('incoming-call'), 'notice');
    expect(notice.textContent).to.include('blocked the sound');
    await expect(find('incoming-call')).to.be.accessible();
    isBlocked = false;
    gesture();
    await gone(find('incoming-call'), 'notice');
    await eventually(() => contexts.at(-1)?.state === 'running');
  });
});
