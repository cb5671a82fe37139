import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { until } from '../../support/until.ts';
import { cancel, find, page } from '../support/page.ts';

const WORDS = ['accept', 'decline', 'microphone', 'camera', 'hang-up', 'teleport'];

/** Buttons of the page, and a provider that they are wired to. */
async function wired() {
  const scene = await page(
    WORDS.map((word) => html`<button commandfor="wired" command="--${word}">${word}</button>`),
  );
  find('call-provider').id = 'wired';
  return scene;
}

const press = (word: string) =>
  document.querySelector<HTMLElement>(`[command="--${word}"]`)?.click();

async function wholeCall(): Promise<void> {
  const scene = await wired();
  const { sources, room, incoming } = scene.engine;
  await scene.rung('Carol');
  press('decline');
  await until(() => incoming.state.value.length === 0);
  await scene.rung('Bob');
  press('accept');
  await until(() => room.value?.started.value);
  press('camera');
  await until(() => sources.camera.on.value);
  press('microphone');
  await until(() => !sources.microphone.on.value);
  press('teleport');
  press('hang-up');
  await until(() => !room.value);
}

describe('commandfor and command', () => {
  it('are all that a call needs', wholeCall);

  it('send intents that can be cancelled', async () => {
    const scene = await wired();
    await scene.rung('Bob');
    const accepted = cancel('call-accept');
    press('accept');
    expect(accepted.last).to.deep.equal({ video: false });
    expect(scene.engine.incoming.state.value[0]?.status).to.equal('ringing');
  });

  it('turn a device on for the next call, where there is none', async () => {
    const scene = await wired();
    press('camera');
    await until(() => scene.engine.preferences.camera.value);
    press('camera');
    await until(() => !scene.engine.preferences.camera.value);
  });

  it('do nothing by a button that is disabled, or wired to another', async () => {
    const scene = await wired();
    await scene.talk('Bob');
    const ends = cancel('call-hang-up');
    const button = document.querySelector<HTMLButtonElement>('[command="--hang-up"]')!;
    button.disabled = true;
    press('hang-up');
    button.disabled = false;
    button.setAttribute('commandfor', 'nobody');
    press('hang-up');
    expect(ends.count).to.equal(0);
  });
});

describe('commandfor and command, where the browser has no invoker commands', () => {
  const own = Object.getOwnPropertyDescriptor(HTMLButtonElement.prototype, 'commandForElement');

  /** Keeps the browser from doing it, after the page’s listeners have seen the click. */
  const stop = (event: Event): void => event.preventDefault();

  beforeEach(() => {
    Reflect.deleteProperty(HTMLButtonElement.prototype, 'commandForElement');
    addEventListener('click', stop);
  });

  afterEach(() => {
    removeEventListener('click', stop);
    if (own) Object.defineProperty(HTMLButtonElement.prototype, 'commandForElement', own);
  });

  it('are all that a call needs', wholeCall);

  it('work in shadow trees, by what is in the button', async () => {
    const scene = await page(html`<div id="host"></div>`);
    await scene.talk('Bob');
    const root = document.getElementById('host')!.attachShadow({ mode: 'open' });
    const { provider } = scene;
    provider.parentElement?.append(document.getElementById('host')!);
    root.append(provider);
    provider.id = 'inner';
    const button = document.createElement('button');
    button.setAttribute('commandfor', 'inner');
    button.setAttribute('command', '--hang-up');
    button.append(document.createElement('b'));
    root.append(button);
    const ends = cancel('call-hang-up');
    button.querySelector('b')?.click();
    expect(ends.count).to.equal(1);
  });

  it('leave alone what the page has dealt with', async () => {
    const scene = await wired();
    await scene.talk('Bob');
    const ends = cancel('call-hang-up');
    const button = document.querySelector('[command="--hang-up"]')!;
    button.addEventListener('click', (event) => event.preventDefault(), { once: true });
    press('hang-up');
    expect(ends.count).to.equal(0);
    press('hang-up');
    expect(ends.count).to.equal(1);
  });
});
