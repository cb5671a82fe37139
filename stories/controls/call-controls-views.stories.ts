import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { type OtherView, refuse } from '../../src/elements/base/refusals.ts';
import { fillWith } from '../../src/elements/stage/fill-with.ts';
import '../../src/elements/stage/video-grid.ts';
import { buttonIn, type ControlsArgs } from '../support/controls.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj<ControlsArgs>;

const meta: Meta<ControlsArgs> = {
  title: 'Controls/call-controls, small window and full screen',
  component: 'call-controls',
  args: { controls: 'microphone camera hand pip fullscreen hang-up' },
  parameters: { layout: 'padded' },
  render: ({ controls }) =>
    stage(
      html`
        <video-grid style="block-size: 260px; margin-block-end: 90px"></video-grid>
        <call-controls controls=${controls}></call-controls>
      `,
      (scene) => scene.meet('Bob Stone*', 'Carol Diaz'),
    ),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => buttonIn(context.canvasElement, 'fullscreen'));
  },
};
export default meta;

export const Offered: Story = {};

/** As browsers do without the press of a person; it is said for some seconds. */
const refused =
  (name: OtherView): NonNullable<Story['play']> =>
  async (context) => {
    const { engine } = await sceneIn(context);
    const button = await waitFor(() => buttonIn(context.canvasElement, name));
    refuse(engine, name, new DOMException('no transient activation', 'NotAllowedError'));
    await waitFor(() => expect(button.textContent).toContain('did not'));
  };

export const SmallWindowRefused: Story = { play: refused('pip') };

export const FullScreenRefused: Story = { play: refused('fullscreen') };

/** The stage as it is in full screen: above all of the page, with the buttons that work there. */
export const FillsTheScreen: Story = {
  play: async (context) => {
    await sceneIn(context);
    const grid = context.canvasElement.querySelector('video-grid')!;
    fillWith(grid, context.canvasElement.querySelector('call-controls')!, new AbortController());
    await waitFor(() =>
      expect(
        grid.shadowRoot?.querySelector('call-controls')?.shadowRoot?.querySelectorAll('button')
          .length,
      ).toBe(5),
    );
  },
};
