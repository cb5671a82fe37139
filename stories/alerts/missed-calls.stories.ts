import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/alerts/missed-calls.ts';
import { HOSTILE_NAME } from '../support/hostile.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj;

const element = html`<missed-calls style="inline-size: min(420px, 100vw - 32px)"></missed-calls>`;

/** Somebody has rung Alice and given up. */
async function misses(
  scene: Scene,
  name: string,
  { video = false, id = undefined as string | undefined } = {},
): Promise<void> {
  await scene.connected();
  const person = await scene.person(name, id);
  await person.cancel(await person.ring('alice', { video }));
}

const rows = (canvas: HTMLElement) =>
  canvas.querySelector('missed-calls')?.shadowRoot?.querySelectorAll('[part=call]').length ?? 0;

const story = (happens: (scene: Scene) => Promise<unknown>, count: number): Story => ({
  render: () => stage(element, happens),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(count));
  },
});

const meta: Meta = { title: 'Alerts/missed-calls', component: 'missed-calls' };
export default meta;

export const None: Story = story((scene) => scene.connected(), 0);

export const One: Story = story((scene) => misses(scene, 'Bob Stone'), 1);

export const Several: Story = story(async (scene) => {
  await misses(scene, 'Bob Stone');
  await misses(scene, 'Carol Diaz', { video: true });
  await misses(scene, 'Bob Stone', { video: true });
}, 3);

/** Whoever is blocked rings no more, and can be let again. */
export const Blocked: Story = story(async (scene) => {
  await misses(scene, 'Bob Stone');
  await misses(scene, 'Carol Diaz');
  const { blocks } = await scene.engine.alerts();
  const { missed } = await scene.engine.alerts();
  const [latest] = missed.calls.value ?? [];
  if (latest) await blocks.block(latest.from.user);
}, 2);

export const LongName: Story = story(
  (scene) =>
    misses(
      scene,
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    ),
  1,
);

export const HostileName: Story = story(
  (scene) => misses(scene, HOSTILE_NAME, { id: 'mallory' }),
  1,
);

/** Nothing is known while the server is out of reach. */
export const NoConnection: Story = story(async (scene) => scene.line.pretend('offline'), 0);

/** Dismissed here; the server has not confirmed yet. */
export const Dismissing: Story = {
  ...story(async (scene) => {
    await misses(scene, 'Bob Stone');
    await misses(scene, 'Carol Diaz');
  }, 2),
  play: async (context) => {
    const scene = await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(2));
    const list = context.canvasElement.querySelector('missed-calls')!;
    scene.line.drop();
    await userEvent.click(part(list, 'dismiss'));
    await waitFor(() => expect(part(list, 'dismiss').ariaDisabled).toBe('true'));
  },
};

export const Dismissed: Story = {
  ...story((scene) => misses(scene, 'Bob Stone'), 1),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(1));
    const list = context.canvasElement.querySelector('missed-calls')!;
    await userEvent.click(part(list, 'dismiss'));
    await waitFor(() => expect(part(list, 'empty').textContent).toMatch(/\S/));
  },
};
