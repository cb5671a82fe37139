import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/people/room-link.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, heard, page, seen } from '../support/page.ts';

const link = () => find('room-link');

/** A browser with this clipboard, until what it is given is undone. */
function clipboard(value: unknown): () => void {
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
  return () => Reflect.deleteProperty(navigator, 'clipboard');
}

describe('room-link', () => {
  it('is accessible, also when it cannot copy', async () => {
    await page(html`<room-link room="team"></room-link>`);
    await seen(link(), 'button');
    await expect(link()).to.be.accessible();
    const undo = clipboard(undefined);
    const { execCommand } = document;
    document.execCommand = () => false;
    (await seen(link(), 'button')).click();
    const field = await seen<HTMLInputElement>(link(), 'by-hand');
    expect(field.value).to.equal(link().link);
    await eventually(() => link().shadowRoot?.activeElement === field);
    await expect(link()).to.be.accessible();
    document.execCommand = execCommand;
    undo();
  });

  it('copies the link to its room, and says so', async () => {
    const copied: string[] = [];
    const undo = clipboard({ writeText: async (text: string) => copied.push(text) });
    await page(html`<room-link room="team meeting" href="https://example.org/a#b"></room-link>`);
    const notice = heard<{ code: string }>(document, 'call-notice');
    (await seen(link(), 'button')).click();
    await eventually(() => link().matches(':state(copied)'));
    expect(copied).to.deep.equal(['https://example.org/a?room=team+meeting']);
    expect((await notice).detail.code).to.equal('link-copied');
    undo();
  });

  it('copies what is selected where a page is given no clipboard', async () => {
    const undo = clipboard(undefined);
    const { execCommand } = document;
    let selected = '';
    document.execCommand = () => {
      selected = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    };
    await page(html`<room-link room="team"></room-link>`);
    (await seen(link(), 'button')).click();
    await eventually(() => link().matches(':state(copied)'));
    expect(new URL(selected).searchParams.get('room')).to.equal('team');
    document.execCommand = execCommand;
    undo();
  });

  it('is the link of the room in which one is; of a call that rang there is none', async () => {
    const scene = await page(html`<room-link></room-link>`);
    await gone(link(), 'button');
    await scene.meet('Bob');
    await seen(link(), 'button');
    expect(new URL(link().link).searchParams.get('room')).to.equal('team');
    await scene.engine.hangUp();
    await gone(link(), 'button');
    await scene.talk('Carol');
    await gone(link(), 'button');
  });

  it('lets the page cancel', async () => {
    await page(html`<room-link room="team"></room-link>`);
    const copies = cancel('call-copy-link');
    (await seen(link(), 'button')).click();
    expect(copies.last).to.deep.equal({ link: link().link });
    expect(link().matches(':state(copied)')).to.equal(false);
  });
});
