import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/people/people-panel.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { HOSTILE_NAME } from '../support/hostile.ts';
import { change, knock, raiseHands, visit } from '../support/people.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

interface Args {
  width: number;
  height: number;
}
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>): Story => ({
  render: ({ width, height }) =>
    stage(
      html`<people-panel
        style="inline-size: min(${width}px, 100vw - 32px); block-size: ${height}px"
      ></people-panel>`,
      happens,
    ),
});
const panelIn = (canvas: HTMLElement) => canvas.querySelector('people-panel')!;
/** Presses something once, as soon as it is there. */
const press = async (canvas: HTMLElement, name: string) =>
  userEvent.click(await waitFor(() => part(panelIn(canvas), name)));
/** Opens the menu of whoever stands second. */
const openMenu = async (canvas: HTMLElement) => {
  const find = () => panelIn(canvas).shadowRoot!.querySelectorAll('[part~=actions]')[1];
  await waitFor(() => expect(find()).toBeTruthy());
  await userEvent.click(find()!);
};

const meta: Meta<Args> = {
  title: 'People/people-panel',
  component: 'people-panel',
  args: { width: 380, height: 520 },
  argTypes: {
    width: { control: { type: 'range', min: 260, max: 800 } },
    height: { control: { type: 'range', min: 160, max: 900 } },
  },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const NotInCall: Story = story((scene) => scene.connected());

/** A call that was made by ringing has no hosts. */
export const Call: Story = story((scene) => scene.talk('Bob Stone'));

export const Member: Story = story(async (scene) => {
  const bob = await visit(scene, 'Carol Diaz*', 'Dave Okafor');
  await change(bob, { microphone: false, screen: true });
});

export const Host: Story = story(async (scene) => {
  const [, carol] = await scene.meet('Bob Stone', 'Carol Diaz*', 'Dave Okafor');
  await change(carol!, { microphone: false });
});

/** Hands come first, in the order in which they were raised; Bob asks to host. */
export const Hands: Story = story(async (scene) => {
  const [bob, carol, dave] = await scene.meet('Bob Stone', 'Carol Diaz*', 'Dave Okafor');
  await raiseHands(dave!, carol!);
  await change(bob!, { asksToHost: true });
});

export const Waiting: Story = story(async (scene) => {
  await scene.meet('Bob Stone');
  await knock(scene, 'Eve Laurent', 'Frank Müller');
});

/** Many are searched. */
export const Many: Story = story((scene) =>
  scene.meet('Bob Stone', 'Carol*', 'Dave', 'Élodie*', 'Frank', 'Grace', 'Heidi'),
);

export const Menu: Story = {
  ...story((scene) => scene.meet('Bob Stone*', 'Carol Diaz')),
  play: async (context) => {
    await sceneIn(context);
    await openMenu(context.canvasElement);
    await waitFor(() => part(panelIn(context.canvasElement), 'action'));
  },
};

export const Tools: Story = {
  ...story((scene) => scene.meet('Bob Stone', 'Carol Diaz')),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => part(panelIn(context.canvasElement), 'tools').setAttribute('open', ''));
  },
};

export const Editing: Story = {
  ...story((scene) => scene.meet('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    await press(context.canvasElement, 'edit');
    await waitFor(() => part(panelIn(context.canvasElement), 'editor'));
  },
};

export const Described: Story = story(async (scene) => {
  await scene.meet('Bob Stone');
  const hosting = await (await scene.room).hosting.load();
  await hosting.set({
    title: 'Weekly consultation',
    description: 'Please have your papers at hand.\nWe begin on time.',
  });
});

/** What cannot be taken back is asked first. */
export const Removing: Story = {
  ...story((scene) => scene.meet('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    await openMenu(context.canvasElement);
    await press(context.canvasElement, 'eject');
    await waitFor(() => part(panelIn(context.canvasElement), 'dialog'));
  },
};

export const Refused: Story = {
  ...story((scene) => scene.meet('Bob Stone')),
  play: async (context) => {
    const scene = await sceneIn(context);
    const { canvasElement } = context;
    await openMenu(canvasElement);
    await waitFor(() => part(panelIn(canvasElement), 'mute'));
    // The menu is open, and the server has decided otherwise meanwhile.
    scene.line.request = () => Promise.reject(new CallError('forbidden'));
    await press(canvasElement, 'mute');
    await waitFor(() => expect(part(panelIn(canvasElement), 'notice').textContent).toMatch(/\S/));
  },
};

export const HostileNames: Story = story(async (scene) => {
  await scene.meet();
  const mallory = await scene.person(HOSTILE_NAME, 'mallory');
  await mallory.join('team');
  const long = await scene.person('Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'long');
  await long.join('team');
});
