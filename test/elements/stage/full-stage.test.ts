import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/invite/incoming-call.ts';
import '../../../src/elements/stage/video-grid.ts';
import { eventually } from '../../support/until.ts';
import { click } from '../support/click.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const call = html`
  <video-grid style="block-size: 300px; inline-size: 400px"></video-grid>
  <call-controls controls="microphone camera chat fullscreen hang-up"></call-controls>
  <incoming-call></incoming-call>`;
const grid = () => find('video-grid');
const isFull = () => document.fullscreenElement !== null && grid().matches(':popover-open');
const within = () => grid().shadowRoot?.querySelector('call-controls');
const button = () => seen(find('call-controls'), 'fullscreen');

/** Has the stage fill the screen by the press of the button, and answers with the buttons that it has then. */
async function fill() {
  await click(await button());
  await eventually(isFull);
  const controls = await eventually(within);
  await seen(controls, 'hang-up');
  await eventually(() => grid().clientHeight === innerHeight - controls.offsetHeight);
  return controls;
}

afterEach(async () => {
  if (document.fullscreenElement) await document.exitFullscreen();
});

describe('full screen of the stage', () => {
  it('is accessible, on and off', async () => {
    const scene = await page(call);
    await scene.meet('Bob*', 'Carol');
    await button();
    await expect(find('call-controls')).to.be.accessible();
    await fill();
    await expect(grid()).to.be.accessible();
  });

  it('has the buttons of the page that work there below the tiles, which fill the rest', async () => {
    const scene = await page(call);
    await scene.meet('Bob*', 'Carol');
    const controls = await fill();
    const parts = [...(controls.shadowRoot?.querySelectorAll('button') ?? [])].map(
      ({ part }) => part[1],
    );
    expect(parts).to.deep.equal(['microphone', 'camera', 'fullscreen', 'hang-up']);
    const tiles = () => [
      ...(grid().shadowRoot?.querySelectorAll<HTMLElement>('[part~=tile]') ?? []),
    ];
    await eventually(() =>
      tiles().every(
        (tile) =>
          tile.offsetWidth > 300 &&
          tile.getBoundingClientRect().bottom <= controls.getBoundingClientRect().top,
      ),
    );
    await click(await seen(controls, 'microphone'));
    await eventually(() => !scene.engine.sources.microphone.on.value);
  });

  it('is left by the same button, and by the browser’s own way, and is as it was then', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const before = await button();
    for (const leave of ['button', 'browser']) {
      const controls = await fill();
      await eventually(() => before.ariaPressed === 'true');
      await eventually(() => grid().shadowRoot?.activeElement === controls);
      if (leave === 'button') await click(await seen(controls, 'fullscreen'));
      else await document.exitFullscreen();
      await eventually(() => !isFull() && !within());
      await eventually(() => before.ariaPressed === 'false');
      expect(grid().clientHeight).to.equal(300);
      expect(find('call-controls').shadowRoot?.activeElement === before).to.equal(true);
    }
  });

  it('is entered and left by keyboard', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    (await button()).focus();
    await sendKeys({ press: 'Enter' });
    await eventually(isFull);
    const controls = await eventually(within);
    await eventually(() => controls.shadowRoot?.activeElement?.matches('[part~=fullscreen]'));
    await sendKeys({ press: 'Enter' });
    await eventually(() => !isFull());
    await eventually(() =>
      find('call-controls').shadowRoot?.activeElement?.matches('[part~=fullscreen]'),
    );
  });

  it('lets nobody go by keyboard to what it covers', async () => {
    const scene = await page(html`${call}<button id="behind">Behind</button>`);
    await scene.meet('Bob');
    const controls = await fill();
    await eventually(() => grid().shadowRoot?.activeElement === controls);
    document.querySelector<HTMLElement>('#behind')?.focus();
    expect(document.activeElement === grid()).to.equal(true);
    for (const _ of [1, 2, 3, 4, 5]) {
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.id).not.to.equal('behind');
    }
  });

  it('ends with the call', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const controls = await fill();
    await click(await seen(controls, 'hang-up'));
    await eventually(() => !document.fullscreenElement && !within());
    expect(scene.engine.room.value).to.equal(undefined);
  });

  it('leaves what rings above it, whether it rang before or rings later', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const isOnTop = () => {
      const card = find('incoming-call').shadowRoot?.querySelector('[part=dialog]');
      const { x = 0, y = 0, width = 0, height = 0 } = card?.getBoundingClientRect() ?? {};
      const [top] = document.elementsFromPoint(x + width / 2, y + height / 2);
      return width > 0 && top === find('incoming-call');
    };
    await scene.rung('Carol');
    await seen(find('incoming-call'), 'dialog');
    await eventually(isOnTop);
    // What is below the card cannot be pressed with the mouse.
    (await button()).focus();
    await sendKeys({ press: 'Enter' });
    await eventually(isFull);
    await eventually(isOnTop);
    await click(await seen(find('incoming-call'), 'decline'));
    await gone(find('incoming-call'), 'dialog');
    await scene.rung('Dave');
    await seen(find('incoming-call'), 'dialog');
    await eventually(isOnTop);
  });

  it('says so where the browser does not allow it, which wants a gesture', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    // A press of the test before this one counts for some seconds.
    await eventually(() => !navigator.userActivation.isActive);
    const error = heard<{ code: string; slot: string }>(document, 'call-error');
    (await button()).click();
    expect((await error).detail).to.include({ code: 'permission-denied', slot: 'fullscreen' });
    await eventually(async () => (await button()).textContent?.includes('did not allow'));
    await expect(find('call-controls')).to.be.accessible();
    await fill();
    expect((await button()).textContent).not.to.include('did not allow');
  });

  it('is not done where the page cancels it', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const asked = cancel('call-toggle');
    await click(await button());
    await eventually(() => asked.count === 1);
    expect(asked.last).to.deep.equal({ slot: 'fullscreen', on: true });
    expect(isFull()).to.equal(false);
  });

  it('is not offered where there is no stage', async () => {
    const scene = await page(
      html`<call-controls controls="microphone fullscreen"></call-controls>`,
    );
    await scene.meet('Bob');
    await seen(find('call-controls'), 'microphone');
    await import('../../../src/elements/stage/full-stage.ts');
    await find('call-controls').updateComplete;
    await gone(find('call-controls'), 'fullscreen');
  });
});
