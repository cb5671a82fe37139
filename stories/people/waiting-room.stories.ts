import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/elements/people/waiting-room.ts';
import type { WaitingRoom } from '../../src/elements/people/waiting-room.ts';
import { inventedSetup } from '../support/invented-setup.ts';
import { wait } from '../support/people.ts';
import type { Scene } from '../support/scene.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<WaitingRoom, 'compact'>;
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>): Story => ({
  render: ({ compact }) =>
    stage(html`<waiting-room ?compact=${compact}></waiting-room>`, happens, {
      parts: inventedSetup().parts,
    }),
});
const withCamera = (scene: Scene): Scene => {
  scene.engine.preferences.camera.value = true;
  return scene;
};
/** Alice comes to a room that does not let her in. */
const comesTo = async (scene: Scene, settings: object): Promise<void> => {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  await bob.join('team');
  await bob.signaling.request('room:set', { room: 'team', ...settings });
  await scene.engine.join('team').catch(({ code, message }) => {
    scene.engine.facts.emit('call-error', { code, message });
  });
};

const meta: Meta<Args> = {
  title: 'People/waiting-room',
  component: 'waiting-room',
  args: { compact: false },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Waiting: Story = story((scene) => wait(withCamera(scene)));

export const WithoutCamera: Story = story(wait);

/** Beside a mirror that is there already. */
export const Compact: Story = { ...story(wait), args: { compact: true } };

export const NoConnection: Story = story(async (scene) => {
  await wait(scene);
  scene.line.drop();
});

export const Refused: Story = story(async (scene) => {
  const door = await wait(scene);
  await door.deny('We begin at ten. Please come back then.');
});

export const Locked: Story = story((scene) => comesTo(scene, { locked: true }));

export const Full: Story = story((scene) => comesTo(scene, { capacity: 1 }));
