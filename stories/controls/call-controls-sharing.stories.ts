import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { CallError } from '../../src/protocol/errors.ts';
import { buttonIn, type ControlsArgs, story } from '../support/controls.ts';
import { sceneIn } from '../support/stage.ts';

type Story = StoryObj<ControlsArgs>;

const meta: Meta<ControlsArgs> = {
  title: 'Controls/call-controls while sharing',
  component: 'call-controls',
  args: { controls: 'microphone camera screen chat settings hang-up' },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Sharing: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    await scene.engine.set('screen', true);
  }),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => buttonIn(context.canvasElement, 'share-else'));
  },
};

/** The browser asks what to share. */
export const SharingPending: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone');
    void scene.engine.set('screen', true);
  },
  { captureScreen: () => new Promise(() => {}) },
);

/** The operating system does not let the browser record the screen. */
export const SharingRefused: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone');
    await scene.engine.set('screen', true).catch(() => {});
  },
  { captureScreen: () => Promise.reject(new CallError('permission-denied')) },
);

export const SharesAndStops: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await userEvent.click(buttonIn(context.canvasElement, 'screen'));
    await waitFor(() => buttonIn(context.canvasElement, 'share-else'));
    const first = engine.room.value?.screen.tracks.value;
    await userEvent.click(buttonIn(context.canvasElement, 'share-else'));
    await waitFor(() => expect(engine.room.value?.screen.tracks.value).not.toBe(first));
    await userEvent.click(buttonIn(context.canvasElement, 'stop-sharing'));
    await waitFor(() => expect(engine.room.value?.screen.on.value).toBe(false));
  },
};
