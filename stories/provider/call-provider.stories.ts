import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/invite/call-button.ts';
import '../../src/elements/provider/call-provider.ts';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<CallProvider, 'microphone' | 'camera'>;
type Story = StoryObj<Args>;

const announced = (canvas: HTMLElement) =>
  part(canvas.querySelector('call-provider')!, 'announcer').textContent;

const buttonIn = (canvas: HTMLElement, command: string) =>
  canvas.querySelector<HTMLElement>(`[command="${command}"]`)!;

const meta: Meta<Args> = {
  title: 'Provider/call-provider',
  component: 'call-provider',
  args: { microphone: 'on', camera: 'off' },
  argTypes: {
    microphone: { control: 'inline-radio', options: ['on', 'off'] },
    camera: { control: 'inline-radio', options: ['off', 'on'] },
  },
  render: () =>
    stage(html`<call-button to="bob"></call-button>`, (scene) => scene.person('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** It shows nothing itself; the elements in it share its sign-in and its call. */
export const Connected: Story = {};

/** The page's own buttons, wired by `commandfor` and `command`: no script. */
export const Commands: Story = {
  render: () =>
    stage(
      html`
        <button commandfor="wired" command="--accept">Accept</button>
        <button commandfor="wired" command="--decline">Decline</button>
        <button commandfor="wired" command="--microphone">Microphone</button>
        <button commandfor="wired" command="--camera">Camera</button>
        <button commandfor="wired" command="--hang-up">Hang up</button>
      `,
      async (scene) => {
        scene.provider.id = 'wired';
        await scene.rung('Bob Stone');
      },
    ),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await userEvent.click(buttonIn(context.canvasElement, '--accept'));
    await waitFor(() => expect(engine.room.value?.started.value).toBeGreaterThan(0));
    await userEvent.click(buttonIn(context.canvasElement, '--camera'));
    await waitFor(() => expect(engine.sources.camera.on.value).toBe(true));
    await userEvent.click(buttonIn(context.canvasElement, '--hang-up'));
    await waitFor(() => expect(engine.room.value).toBe(undefined));
  },
};

/** What happens is said through a live region, for those who do not see it. */
export const Announces: Story = {
  play: async (context) => {
    const scene = await sceneIn(context);
    const bob = await scene.talk('Bob Stone');
    await waitFor(() => expect(announced(context.canvasElement)).toContain('The call has started'));
    await bob.say('Hello!');
    await waitFor(() => expect(announced(context.canvasElement)).toContain('Bob Stone: Hello!'));
    scene.line.drop();
    await waitFor(() => expect(announced(context.canvasElement)).toContain('No connection'));
    scene.line.restore();
    await waitFor(() =>
      expect(announced(context.canvasElement)).toContain('Connected to the server again'),
    );
  },
};
