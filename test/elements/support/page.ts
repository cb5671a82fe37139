import { fixture, fixtureCleanup } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/provider/call-provider.ts';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import type { EngineParts } from '../../../src/engine/engine-parts.ts';
import { Scene, type Server } from '../../../stories/support/scene.ts';
import { settled } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';

const scenes: Scene[] = [];
let test = new AbortController();

// What is still fading in has no contrast yet.
before(() => emulateMedia({ reducedMotion: 'reduce' }));

afterEach(() => {
  test.abort();
  test = new AbortController();
  fixtureCleanup();
  for (const { engine, server } of scenes.splice(0)) {
    engine.close();
    server.close();
  }
});

/** Signs Alice in at a provider. */
export async function signIn(
  provider: CallProvider,
  { server, parts }: { server?: Server; parts?: Partial<EngineParts> } = {},
): Promise<Scene> {
  const scene = new Scene(provider, server, parts);
  scenes.push(scene);
  await until(() => provider.engineSignal.value === scene.engine);
  await scene.connected();
  return scene;
}

/** A page with elements in a provider, at which Alice is signed in. */
export async function page(
  content: unknown,
  options: Parameters<typeof signIn>[1] = {},
): Promise<Scene> {
  const provider = await fixture<CallProvider>(html`<call-provider>${content}</call-provider>`);
  const scene = await signIn(provider, options);
  await settled(provider);
  return scene;
}

/** The first element of a kind on the page. */
export function find<T extends keyof HTMLElementTagNameMap>(tag: T): HTMLElementTagNameMap[T] {
  const found = document.querySelector(tag);
  if (!found) throw new Error(`there is no ${tag}`);
  return found;
}

/** The part of an element, once it is there and `condition` holds for it. */
export async function seen<E extends HTMLElement = HTMLElement>(
  element: Element,
  name: string,
  condition: (part: E) => unknown = () => true,
): Promise<E> {
  return eventually(() => {
    const found = element.shadowRoot?.querySelector<E>(`[part~="${name}"]`);
    return found && condition(found) ? found : undefined;
  });
}

/** Resolves when an element has no such part, or has it no more. */
export async function gone(element: Element, name: string): Promise<void> {
  await eventually(() => !element.shadowRoot?.querySelector(`[part~="${name}"]`));
}

/** The next event of a kind that reaches an element. */
export const heard = <D = unknown>(target: EventTarget, type: string): Promise<CustomEvent<D>> =>
  new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as CustomEvent<D>), { once: true });
  });

/** Cancels an intent until the test is over, and says how often it came. */
export function cancel(type: string): { readonly count: number; readonly last: unknown } {
  const seen = { count: 0, last: undefined as unknown };
  const note = (event: Event): void => {
    event.preventDefault();
    seen.count += 1;
    seen.last = (event as CustomEvent).detail;
  };
  document.addEventListener(type, note, { signal: test.signal });
  return seen;
}
