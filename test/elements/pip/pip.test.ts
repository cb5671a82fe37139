import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/stage/video-grid.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const call = html`
  <video-grid style="block-size: 300px; inline-size: 400px"></video-grid>
  <call-controls controls="microphone pip hang-up"></call-controls>`;
const button = () => seen(find('call-controls'), 'pip');

/** Has the browser be one that has none of something, until the test is over. */
const without = (target: object, name: string) => {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value: undefined, configurable: true });
  undo.push(() => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  });
};
const undo: (() => void)[] = [];

afterEach(() => {
  for (const one of undo.splice(0)) one();
});

describe('the button for the small window', () => {
  it('says so where the browser does not open it, which wants a gesture', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    await button();
    await expect(find('call-controls')).to.be.accessible();
    await eventually(() => !navigator.userActivation.isActive);
    const error = heard<{ code: string; slot: string }>(document, 'call-error');
    (await button()).click();
    expect((await error).detail).to.include({ code: 'permission-denied', slot: 'pip' });
    const pressed = await seen(find('call-controls'), 'pip', ({ textContent }) =>
      textContent?.includes('did not open the small window'),
    );
    expect(pressed.ariaPressed).to.equal('false');
    await expect(find('call-controls')).to.be.accessible();
  });

  it('does nothing that the page has cancelled', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const asked = cancel('call-toggle');
    (await button()).click();
    await eventually(() => asked.count === 1);
    expect(asked.last).to.deep.equal({ slot: 'pip', on: true });
    expect((await button()).ariaPressed).to.equal('false');
  });

  it('is not there where the browser has neither way, and its command says so', async () => {
    without(globalThis, 'documentPictureInPicture');
    without(document, 'pictureInPictureEnabled');
    const scene = await page(html`${call}<button commandfor="me" command="--pip">Small</button>`);
    scene.provider.id = 'me';
    await scene.meet('Bob');
    await seen(find('call-controls'), 'microphone');
    await import('../../../src/elements/pip/pip.ts');
    await find('call-controls').updateComplete;
    await gone(find('call-controls'), 'pip');
    const error = heard<{ code: string; slot: string }>(document, 'call-error');
    document.querySelector<HTMLElement>('[command="--pip"]')?.click();
    expect((await error).detail).to.include({ code: 'unsupported', slot: 'pip' });
  });
});
