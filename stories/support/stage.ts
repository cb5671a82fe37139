import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../../src/elements/provider/call-provider.ts';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import { until } from '../../test/support/until.ts';
import { Scene, type Server } from './scene.ts';
import { settled } from './settled.ts';

interface Options {
  readonly server?: Server;
  readonly parts?: Partial<EngineParts>;
}

type Happens = (scene: Scene) => Promise<unknown> | unknown;

const scenes = new WeakMap<Element, { readonly scene: Scene; readonly ready: Promise<void> }>();

/** Elements in a provider of their own, and what happens to them as soon as they are there. */
export function stage(
  content: unknown,
  happens: Happens = (scene) => scene.connected(),
  { server, parts }: Options = {},
): TemplateResult {
  const open = (element?: Element): void => {
    if (!element || scenes.has(element)) return;
    // Storybook renders everything once more, out of sight, to show its source.
    queueMicrotask(() => element.isConnected && set(element));
  };
  const set = (element: Element): void => {
    const provider = element as CallProvider;
    const scene = new Scene(provider, server, parts);
    const ready = until(() => provider.engineSignal.value)
      .then(() => happens(scene))
      .then(() => settled(provider));
    scenes.set(element, { scene, ready });
  };
  return html`<call-provider ${ref(open)}>${content}</call-provider>`;
}

/** What goes on in a story, once all that was to happen has happened: what every story's play begins with. */
export async function sceneIn({ canvasElement }: { canvasElement: HTMLElement }): Promise<Scene> {
  const provider = canvasElement.querySelector('call-provider');
  const found = provider && scenes.get(provider);
  if (!found) throw new Error('no scene is set here');
  await found.ready;
  return found.scene;
}
