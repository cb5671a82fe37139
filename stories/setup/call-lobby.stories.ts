import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/setup/call-lobby.ts';
import type { CallLobby } from '../../src/elements/setup/call-lobby.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import { inventedSetup, troubledSetup } from '../support/invented-setup.ts';
import { wait } from '../support/people.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<CallLobby, 'to' | 'roomId' | 'video'>;
type Story = StoryObj<Args>;

const story = (
  happens: (scene: Scene) => Promise<unknown>,
  parts: () => Partial<EngineParts> = () => inventedSetup().parts,
): Story => ({
  render: ({ to, roomId, video }) =>
    stage(html`<call-lobby to=${to} room=${roomId} ?video=${video}></call-lobby>`, happens, {
      parts: parts(),
    }),
});
const ready = async (scene: Scene) => {
  await scene.person('Bob Stone');
  await scene.seen(() => scene.engine.sources.microphone.on.value);
};

const meta: Meta<Args> = {
  title: 'Setup/call-lobby',
  component: 'call-lobby',
  args: { to: '', roomId: 'team meeting', video: true },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Room: Story = story(ready);

export const Person: Story = { ...story(ready), args: { to: 'bob', roomId: '' } };

export const WithoutCamera: Story = { ...story(ready), args: { video: false } };

export const CameraBlocked: Story = story(
  async (scene) => {
    await scene.person('Bob Stone');
    await scene.seen(() => scene.engine.sources.camera.state.value.status === 'failed');
  },
  () => troubledSetup('camera', 'permission-denied'),
);

export const OwnTitle: Story = {
  render: ({ roomId, video }) =>
    stage(
      html`<call-lobby room=${roomId} ?video=${video}><span slot="title">Your consultation</span>Enter</call-lobby>`,
      ready,
      { parts: inventedSetup().parts },
    ),
};

export const Joins: Story = {
  ...story(ready),
  play: async (context) => {
    const scene = await sceneIn(context);
    const lobby = context.canvasElement.querySelector('call-lobby')!;
    await userEvent.click(part(part(lobby, 'call'), 'button'));
    await waitFor(() => expect(scene.engine.room.value?.id).toBe('team meeting'));
    await waitFor(() => expect(lobby.shadowRoot?.querySelector('device-settings')).toBe(null));
  },
};

export const Waiting: Story = { ...story(wait), args: { roomId: 'team' } };

export const Refused: Story = {
  ...story(async (scene) => {
    const door = await wait(scene);
    await door.deny('We begin at ten.');
  }),
  args: { roomId: 'team' },
};
