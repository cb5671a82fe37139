import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { buttonIn, type ControlsArgs } from '../support/controls.ts';
import type { Scene } from '../support/scene.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj<ControlsArgs>;

const meta: Meta<ControlsArgs> = {
  title: 'Controls/call-controls, more buttons',
  component: 'call-controls',
  args: { controls: 'microphone camera hand reaction layout chat hang-up' },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** Controls with room above them, where their menus open. */
const story = (happens: (scene: Scene) => Promise<unknown>): Story => ({
  render: ({ controls }) =>
    stage(
      html`<call-controls controls=${controls} style="margin-block-start: 220px"></call-controls>`,
      happens,
    ),
});

const opened =
  (name: string): NonNullable<Story['play']> =>
  async (context) => {
    await sceneIn(context);
    const button = await waitFor(() => buttonIn(context.canvasElement, name));
    button.click();
    const root = context.canvasElement.querySelector('call-controls')?.shadowRoot;
    await waitFor(() => expect(root?.querySelectorAll('[part=item]').length).toBeGreaterThan(1));
  };

export const Closed: Story = story((scene) => scene.meet('Bob Stone', 'Carol Diaz'));

export const HandUp: Story = story(async (scene) => {
  await scene.meet('Bob Stone', 'Carol Diaz');
  const hosting = await (await scene.room).hosting.load();
  await hosting.raiseHand();
});

export const LayoutMenu: Story = {
  ...story((scene) => scene.meet('Bob Stone', 'Carol Diaz')),
  play: opened('layout'),
};

export const ReactionMenu: Story = {
  ...story((scene) => scene.meet('Bob Stone', 'Carol Diaz')),
  play: opened('reaction'),
};
