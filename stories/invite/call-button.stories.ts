import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/invite/call-button.ts';
import type { CallButton } from '../../src/elements/invite/call-button.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<CallButton, 'to' | 'video' | 'disabled'> & { room: string; label: string };
type Story = StoryObj<Args>;

const button = ({ to, room, video, disabled, label }: Args) =>
  html`<call-button to=${to} room=${room} ?video=${video} ?disabled=${disabled}>${label || undefined}</call-button>`;

const buttonIn = (canvas: HTMLElement) => canvas.querySelector('call-button')!;
const labelOf = (canvas: HTMLElement) => part(buttonIn(canvas), 'label');

const meta: Meta<Args> = {
  title: 'Invite/call-button',
  component: 'call-button',
  args: { to: 'bob', room: '', video: false, disabled: false, label: '' },
  argTypes: { label: { description: 'The default slot.' } },
  render: (args) => stage(button(args), (scene) => scene.person('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Available: Story = {
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() =>
      expect(part(buttonIn(context.canvasElement), 'presence').title).toBe('Available'),
    );
  },
};

export const Busy: Story = {
  render: (args) =>
    stage(button(args), async (scene) => {
      const bob = await scene.person('Bob Stone');
      const carol = await scene.person('Carol Diaz');
      await bob.ring('carol');
      await carol.accept();
    }),
};

export const Offline: Story = { render: (args) => stage(button(args)) };

export const Calling: Story = {
  render: (args) =>
    stage(button(args), async (scene) => {
      await scene.person('Bob Stone');
    }),
  play: async (context) => {
    await sceneIn(context);
    await userEvent.click(part(buttonIn(context.canvasElement), 'button'));
    await waitFor(() => expect(labelOf(context.canvasElement).textContent).toBe('Cancel'));
  },
};

export const InCall: Story = {
  render: (args) => stage(button(args), (scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(labelOf(context.canvasElement).textContent).toBe('Hang up'));
  },
};

export const HangsUp: Story = {
  render: (args) => stage(button(args), (scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await userEvent.click(part(buttonIn(context.canvasElement), 'button'));
    await waitFor(() => expect(engine.room.value).toBe(undefined));
  },
};

export const Video: Story = { args: { video: true } };
export const OwnLabel: Story = { args: { label: 'Talk to a person' } };
export const SeveralPeople: Story = { args: { to: 'bob carol dave' } };
export const Disabled: Story = { args: { disabled: true } };

export const Room: Story = { args: { to: '', room: 'team' } };

export const InRoom: Story = {
  args: { to: '', room: 'team' },
  render: (args) => stage(button(args), (scene) => scene.meet('Bob Stone')),
};

export const LongLabel: Story = {
  args: { label: 'A label that is far too long for the narrow column that it is in' },
  render: (args) =>
    stage(html`<div style="inline-size: 180px">${button(args)}</div>`, (scene) =>
      scene.person('Bob'),
    ),
};
