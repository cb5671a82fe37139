import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/controls/call-controls.ts';
import '../../../src/elements/invite/incoming-call.ts';
import { fillWith } from '../../../src/elements/stage/fill-with.ts';
import '../../../src/elements/stage/full-stage.ts';
import '../../../src/elements/stage/video-grid.ts';
import { eventually } from '../../support/until.ts';
import { click } from '../support/click.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const call = html`
  <video-grid style="block-size: 300px; inline-size: 400px"></video-grid>
  <call-controls controls="microphone camera chat fullscreen hang-up"></call-controls>
  <incoming-call></incoming-call>`;
const grid = () => find('video-grid');
const isFull = () => grid().matches(':popover-open');
const within = () => grid().shadowRoot?.querySelector('call-controls');
const button = () => seen(find('call-controls'), 'fullscreen');

/** Has the stage fill the window, as it does the screen, and answers with its buttons, and with what ends it. */
async function fill() {
  const over = new AbortController();
  fillWith(grid(), find('call-controls'), over);
  const controls = await eventually(within);
  await seen(controls, 'hang-up');
  await eventually(() => grid().clientHeight === innerHeight - controls.offsetHeight);
  return { controls, over };
}

describe('a stage that fills the screen', () => {
  it('is accessible, and so is the button for it', async () => {
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
    const { controls } = await fill();
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

  it('is afterwards as it was, with the focus where that was', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const before = await button();
    before.focus();
    const { controls, over } = await fill();
    await eventually(() => controls.shadowRoot?.activeElement?.matches('[part~=fullscreen]'));
    over.abort();
    expect(isFull()).to.equal(false);
    expect(grid().clientHeight).to.equal(300);
    expect(grid().hasAttribute('popover')).to.equal(false);
    expect(find('call-controls').shadowRoot?.activeElement === before).to.equal(true);
  });

  it('lets nobody go by keyboard to what it covers', async () => {
    const scene = await page(html`${call}<button id="behind">Behind</button>`);
    await scene.meet('Bob');
    const { controls } = await fill();
    await eventually(() => grid().shadowRoot?.activeElement === controls);
    document.querySelector<HTMLElement>('#behind')?.focus();
    expect(document.activeElement === grid()).to.equal(true);
    for (const _ of [1, 2, 3, 4, 5]) {
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.id).not.to.equal('behind');
    }
  });

  it('is no more when the call is over', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const { controls, over } = await fill();
    await click(await seen(controls, 'hang-up'));
    await eventually(() => over.signal.aborted && !within());
    expect(scene.engine.room.value).to.equal(undefined);
  });

  it('is no more when the page takes the stage away', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const { over } = await fill();
    grid().remove();
    await eventually(() => over.signal.aborted);
  });

  it('leaves what rings above it, to be pressed, whether it rang before or rings later', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const decline = async () => {
      await click(await seen(find('incoming-call'), 'decline'));
      await gone(find('incoming-call'), 'dialog');
    };
    await scene.rung('Carol');
    await seen(find('incoming-call'), 'dialog');
    await fill();
    await decline();
    await scene.rung('Dave');
    await decline();
    expect(isFull()).to.equal(true);
  });
});

describe('the button for full screen', () => {
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
    expect((await button()).ariaPressed).to.equal('false');
  });

  it('does nothing that the page has cancelled', async () => {
    const scene = await page(call);
    await scene.meet('Bob');
    const asked = cancel('call-toggle');
    (await button()).click();
    await eventually(() => asked.count === 1);
    expect(asked.last).to.deep.equal({ slot: 'fullscreen', on: true });
    expect(isFull()).to.equal(false);
  });

  it('is not there where there is no stage', async () => {
    const scene = await page(
      html`<call-controls controls="fullscreen microphone"></call-controls>`,
    );
    await scene.meet('Bob');
    await seen(find('call-controls'), 'microphone');
    await find('call-controls').updateComplete;
    await gone(find('call-controls'), 'fullscreen');
  });
});
