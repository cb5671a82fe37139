import { html } from 'lit';
import '../../../src/elements/alerts/notice-list.ts';
import type { Happening } from '../../../src/protocol/notice.ts';
import type { Scene } from '../../../stories/support/scene.ts';
import { eventually } from '../../support/until.ts';
import { find, seen } from './page.ts';

export const element = html`<notice-list></notice-list>`;
export const list = () => find('notice-list');
export const all = (name: string) => [
  ...(list().shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`) ?? []),
];
/** Without the marks that keep names apart from what is around them. */
export const texts = (name: string) =>
  all(name).map(({ textContent }) => textContent?.replace(/[\u2066-\u2069]/g, '').trim());
export const shows = (count: number) => eventually(() => all('notice').length === count);
export const empty = (text: string) =>
  seen(list(), 'empty', ({ textContent }) => textContent === text);
export const focused = () => list().shadowRoot?.activeElement as HTMLElement | null | undefined;
export const press = (button: HTMLElement | undefined): void => {
  button?.focus();
  button?.click();
};

export const by = (name: string) => ({ from: { user: name.toLowerCase(), name } });
export const tea = { room: 'tea', title: 'Tea' };
export const ready = (title: string): Happening => ({ kind: 'recording', code: 'ready', title });
export const mention: Happening = {
  ...{ kind: 'message', code: 'mentioned', message: 'message-1/bob', text: 'Where is @Alice?' },
  ...{ ...by('Bob'), ...tea },
};

export async function tell(scene: Scene, ...what: readonly Happening[]): Promise<void> {
  for (const one of what) await scene.server.notify('alice', one);
}
export const tellMany = (scene: Scene, count: number) =>
  tell(scene, ...Array.from({ length: count }, (_, index) => ready(`${index + 1}`)));
