import { expect } from '@open-wc/testing';
import { CallError } from '../../../src/protocol/errors.ts';
import { eventually } from '../../support/until.ts';
import { input, panel, talk } from '../support/full-chat.ts';
import { gone, seen } from '../support/page.ts';

const PIXEL = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);
const picture = new File([PIXEL], 'cat.png', { type: 'image/png' });
const notes = new File(['x'.repeat(2_300)], '<b>notes<i>.pdf', { type: 'application/pdf' });

/** Pastes a file into the text field, perhaps together with text. */
function paste(file: File, text?: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(file);
  if (text !== undefined) clipboardData.setData('text/plain', text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  input().dispatchEvent(new ClipboardEvent('paste', event));
}

describe('files in a chat', () => {
  it('are accessible, pictures and others', async () => {
    await talk();
    paste(picture);
    paste(notes);
    await eventually(() => panel().shadowRoot!.querySelectorAll('[part=file]').length === 2);
    await expect(panel()).to.be.accessible();
  });

  it('are shown as a small picture, loaded when it is in sight', async () => {
    const { chat } = await talk();
    paste(picture);
    const link = await seen<HTMLAnchorElement>(panel(), 'file');
    const image = link.querySelector('img')!;
    expect(image.loading).to.equal('lazy');
    expect(image.alt).to.equal(`cat.png, ${PIXEL.length} byte`);
    await eventually(() => image.naturalWidth === 1);
    expect(chat.entries.value.at(-1)?.file?.type).to.equal('image/png');
  });

  it('are shown by name and size where they are no picture; a name is only text', async () => {
    await talk();
    paste(notes);
    const link = await seen<HTMLAnchorElement>(panel(), 'file');
    expect(link.textContent?.replace(/\s+/g, ' ').trim()).to.equal('<b>notes<i>.pdf 2 kB');
    expect(link.rel).to.include('noopener');
    expect(link.querySelector('b, img')).to.equal(null);
  });

  it('wait above the text field where they cannot be sent, and are tried again or removed', async () => {
    const { scene, chat } = await talk();
    const { signaling } = scene.engine;
    const { request } = signaling;
    await chat.loadMore();
    signaling.request = async () => {
      throw new CallError('too-large');
    };
    paste(notes);
    paste(picture);
    const failed = () => panel().shadowRoot!.querySelectorAll('[part=upload].failed');
    await eventually(() => failed().length === 2);
    await expect(panel()).to.be.accessible();
    expect(failed()[0]?.textContent).to.include('too large');
    signaling.request = request;
    failed()[0]?.querySelector<HTMLElement>('[part=cancel]')?.click();
    await eventually(() => failed().length === 1);
    failed()[0]?.querySelector<HTMLElement>('.retry')?.click();
    await gone(panel(), 'upload');
    await eventually(() => chat.entries.value.at(-1)?.file?.name === 'cat.png');
  });

  it('are not what is meant where there is text as well', async () => {
    await talk();
    paste(picture, 'a cell of a table');
    expect(panel().shadowRoot!.querySelector('[part=upload]')).to.equal(null);
  });
});
