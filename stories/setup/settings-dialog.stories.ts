import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/setup/settings-dialog.ts';
import { inventedSetup } from '../support/invented-setup.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

const dialogIn = (canvas: HTMLElement) => canvas.querySelector('settings-dialog')!;
const story = (happens: (scene: Scene) => Promise<unknown>): StoryObj => ({
  render: () =>
    stage(html`<settings-dialog></settings-dialog>`, happens, { parts: inventedSetup().parts }),
  play: async (context) => {
    await sceneIn(context);
    await dialogIn(context.canvasElement).show();
  },
});

const meta: Meta = {
  title: 'Setup/settings-dialog',
  component: 'settings-dialog',
  parameters: { layout: 'padded', docs: { story: { inline: false, height: '680px' } } },
};
export default meta;

export const BetweenCalls: StoryObj = story((scene) => scene.connected());

export const InACall: StoryObj = story(async (scene) => {
  await scene.talk('Bob Stone', { video: true });
  await scene.seen(() => scene.engine.sources.camera.on.value);
});

export const Closes: StoryObj = {
  ...story((scene) => scene.connected()),
  play: async (context) => {
    await sceneIn(context);
    const dialog = dialogIn(context.canvasElement);
    await dialog.show();
    await userEvent.click(part(dialog, 'close'));
    await waitFor(() => expect(part<HTMLDialogElement>(dialog, 'dialog').open).toBe(false));
  },
};
