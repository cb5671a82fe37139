import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/setup/device-settings.ts';
import type { DeviceSettings } from '../../src/elements/setup/device-settings.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import { HEADSET, inventedSetup, troubledSetup } from '../support/invented-setup.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<DeviceSettings, 'preview'>;
type Story = StoryObj<Args>;

const story = (
  parts: () => Partial<EngineParts>,
  happens: (scene: Scene) => Promise<unknown> = async () => {},
): Story => ({
  render: ({ preview }) =>
    stage(
      html`<device-settings ?preview=${preview}></device-settings>`,
      async (scene) => {
        await scene.connected();
        await scene.engine.loadDevices();
        await happens(scene);
      },
      { parts: parts() },
    ),
});
const invented = (happens?: (scene: Scene) => Promise<unknown>) =>
  story(() => inventedSetup().parts, happens);
const settingsIn = (canvas: HTMLElement) => canvas.querySelector('device-settings')!;

const meta: Meta<Args> = {
  title: 'Setup/device-settings',
  component: 'device-settings',
  args: { preview: false },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** Outside a call, before anything was opened. */
export const NotTried: Story = invented();

export const Preview: Story = {
  ...invented(async ({ engine, seen }) => {
    engine.preferences.camera.value = true;
    await seen(() => engine.sources.camera.on.value);
  }),
  args: { preview: true },
};

/** The browser is asking. */
export const Asking: Story = {
  ...story(() => ({ ...inventedSetup().parts, capture: () => new Promise(() => {}) })),
  args: { preview: true },
};

const refused = (slot: 'microphone' | 'camera', code: Parameters<typeof troubledSetup>[1]) => ({
  ...story(
    () => troubledSetup(slot, code),
    async ({ engine, seen }) => {
      engine.preferences.camera.value = true;
      await seen(() => engine.sources[slot].state.value.status === 'failed');
    },
  ),
  args: { preview: true },
});

export const Blocked: Story = refused('microphone', 'permission-denied');
export const BlockedBySystem: Story = refused('camera', 'permission-system');
export const Dismissed: Story = refused('camera', 'permission-dismissed');
export const InUse: Story = refused('camera', 'device-in-use');
export const Missing: Story = refused('microphone', 'device-missing');

export const InACall: Story = invented(async (scene) => {
  await scene.talk('Bob Stone', { video: true });
  await scene.seen(() => scene.engine.sources.camera.on.value);
});

export const Interrupted: Story = (() => {
  const { devices, parts } = inventedSetup();
  return story(
    () => parts,
    async (scene) => {
      await scene.talk('Bob Stone');
      await scene.seen(() => scene.engine.sources.microphone.on.value);
      devices.hold('Built-in microphone', true);
    },
  );
})();

export const NotSignedIn: Story = {
  render: ({ preview }) => html`<device-settings ?preview=${preview}></device-settings>`,
  play: async () => {},
};

export const Chooses: Story = {
  ...invented(),
  args: { preview: true },
  play: async (context) => {
    const { engine } = await sceneIn(context);
    const settings = settingsIn(context.canvasElement);
    await waitFor(() => expect(engine.sources.microphone.on.value).toBe(true));
    await userEvent.selectOptions(part(settings, 'choose-microphone'), `audioinput ${HEADSET}`);
    await waitFor(() => expect(engine.sources.microphone.track.value?.label).toBe(HEADSET));
    await userEvent.click(part(settings, 'processing').querySelector('summary')!);
    await userEvent.click(part(settings, 'noiseSuppression'));
    await waitFor(() =>
      expect(engine.devices.value?.choices.value.processing.noiseSuppression).toBe(false),
    );
  },
};
