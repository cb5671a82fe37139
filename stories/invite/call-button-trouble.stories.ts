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
  title: 'Invite/call-button in trouble',
  component: 'call-button',
  args: { to: 'bob', room: '', video: false, disabled: false, label: '' },
  argTypes: { label: { description: 'The default slot.' } },
  render: (args) => stage(button(args), (scene) => scene.person('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** Pressed while nobody is there, with no `outgoing-call` on the page: the button itself says what became of it. */
export const NobodyThere: Story = {
  render: (args) => stage(button(args)),
  play: async (context) => {
    await sceneIn(context);
    await userEvent.click(part(buttonIn(context.canvasElement), 'button'));
    await waitFor(() => expect(labelOf(context.canvasElement).textContent).toBe('bob is offline'));
  },
};

export const Declined: Story = {
  render: (args) =>
    stage(button(args), async (scene) => {
      const bob = await scene.person('Bob Stone');
      await scene.connected();
      await scene.engine.invite(['bob']);
      await bob.decline();
    }),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() =>
      expect(labelOf(context.canvasElement).textContent).toBe('Bob Stone declined'),
    );
  },
};

export const RoomFull: Story = {
  args: { to: '', room: 'team' },
  render: (args) =>
    stage(button(args), async (scene) => {
      for (const name of 'bcdefghi') await (await scene.person(name)).join('team');
    }),
  play: async (context) => {
    await sceneIn(context);
    await userEvent.click(part(buttonIn(context.canvasElement), 'button'));
    await waitFor(() =>
      expect(labelOf(context.canvasElement).textContent).toBe('The room is full.'),
    );
  },
};

/** It can be focused, and says why it cannot be used. */
export const ServerUnreachable: Story = {
  render: (args) => stage(button(args), (scene) => scene.line.pretend('offline')),
  play: async (context) => {
    await sceneIn(context);
    buttonIn(context.canvasElement).focus();
    await waitFor(() =>
      expect(part(buttonIn(context.canvasElement), 'hint').matches(':popover-open')).toBe(true),
    );
  },
};

export const Unsupported: Story = {
  beforeEach: () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'RTCPeerConnection')!;
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
    return () => Object.defineProperty(globalThis, 'RTCPeerConnection', kept);
  },
  play: async (context) => {
    await sceneIn(context);
    buttonIn(context.canvasElement).focus();
    await waitFor(() =>
      expect(part(buttonIn(context.canvasElement), 'hint').textContent).toContain('browser'),
    );
  },
};
