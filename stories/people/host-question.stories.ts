import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent, waitFor } from 'storybook/test';
import '../../src/elements/people/host-question.ts';
import type { Device } from '../../src/protocol/slot.ts';
import { idIn, visit } from '../support/people.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

interface Args {
  slot: Device;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'People/host-question',
  component: 'host-question',
  args: { slot: 'microphone' },
  argTypes: { slot: { control: 'inline-radio', options: ['microphone', 'camera'] } },
  render: ({ slot }) =>
    stage(html`<host-question></host-question>`, async (scene) => {
      const bob = await visit(scene);
      await scene.engine.set(slot, false);
      const member = await idIn(scene, 'alice');
      await bob.signaling.request('member:ask', { room: 'team', member, slot });
      const hosting = await (await scene.room).hosting.load();
      await scene.seen(() => hosting.question.value);
    }),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => part(context.canvasElement.querySelector('host-question')!, 'yes'));
  },
};
export default meta;

export const Microphone: Story = {};

export const Camera: Story = { args: { slot: 'camera' } };

export const Answered: Story = {
  play: async (context) => {
    const scene = await sceneIn(context);
    const question = context.canvasElement.querySelector('host-question')!;
    await userEvent.click(await waitFor(() => part(question, 'yes')));
    await scene.seen(() => scene.engine.sources.microphone.on.value);
  },
};
