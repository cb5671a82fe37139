import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { find, page, seen } from './page.ts';

export const panel = () => find('chat-panel');
export const input = () => part<HTMLTextAreaElement>(panel(), 'input');
export const rows = () => [...panel().shadowRoot!.querySelectorAll<HTMLElement>('[part=message]')];
export const row = (text: string) => rows().find(({ textContent }) => textContent?.includes(text));
export const focused = () => panel().shadowRoot!.activeElement;

/** Alice and Bob in a call; Alice has come to the text field, so everything is loaded. */
export async function talk() {
  const scene = await page(
    html`<chat-panel style="block-size: 400px; inline-size: 320px"></chat-panel>`,
  );
  const bob = await scene.talk('Bob Stone');
  const { chat } = await scene.room;
  await seen<HTMLTextAreaElement>(panel(), 'input', ({ disabled }) => !disabled);
  input().focus();
  await seen(panel(), 'more');
  return { scene, bob, chat };
}

/** Brings the focus to a message, and gives the button for what to do with it. */
export async function actions(text: string, name: string): Promise<HTMLElement> {
  (await eventually(() => row(text))).focus();
  return eventually(() => row(text)?.querySelector<HTMLElement>(`[part=${name}]`));
}
