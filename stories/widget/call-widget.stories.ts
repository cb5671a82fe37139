import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/widget/call-widget.ts';
import type { CallWidget } from '../../src/elements/widget/call-widget.ts';
import { wait } from '../support/people.ts';
import type { Scene } from '../support/scene.ts';
import { part, settled } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<CallWidget, 'to' | 'video'>;
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>): Story => ({
  render: ({ to, video }) =>
    stage(html`<call-widget to=${to} ?video=${video}></call-widget>`, happens),
});

const widgetIn = (canvas: HTMLElement) => canvas.querySelector('call-widget')!;

const talking = story((scene) => scene.talk('Bob Stone', { video: true, camera: true }));

const meta: Meta<Args> = {
  title: 'Widget/call-widget',
  component: 'call-widget',
  args: { to: 'bob', video: false },
  parameters: { layout: 'padded', docs: { story: { inline: false, height: '680px' } } },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Idle: Story = story((scene) => scene.person('Bob Stone'));

/** Open before a call: whom it will be with, and how it will begin. */
export const Lobby: Story = {
  ...story((scene) => scene.person('Bob Stone')),
  play: async (context) => {
    const scene = await sceneIn(context);
    const widget = widgetIn(context.canvasElement);
    widget.open = true;
    await waitFor(() => expect(part(widget, 'whom').textContent).toContain('Bob Stone'));
    await userEvent.click(part(widget, 'camera'));
    await waitFor(() => expect(scene.engine.preferences.camera.value).toBe(true));
  },
};

export const Ringing: Story = {
  ...story((scene) => scene.person('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    const widget = widgetIn(context.canvasElement);
    await userEvent.click(part(widget.shadowRoot!.querySelector('call-button')!, 'button'));
    const card = widget.shadowRoot!.querySelector('outgoing-call')!;
    await waitFor(() => expect(part(card, 'status').textContent).toBe('Ringing…'));
  },
};

export const Rung: Story = story((scene) => scene.rung('Bob Stone', { video: true }));

export const InCall: Story = talking;

export const WithChat: Story = story(async (scene) => {
  const bob = await scene.talk('Bob Stone', { video: true, camera: true });
  const room = await scene.room;
  await settled(scene.provider);
  room.chat.show(true);
  await bob.say('Can you see me?');
  await room.chat.send('I can!');
  await scene.seen(() => room.chat.entries.value.length === 2);
});

export const Minimized: Story = {
  ...talking,
  play: async (context) => {
    const scene = await sceneIn(context);
    const widget = widgetIn(context.canvasElement);
    await userEvent.click(part(widget, 'minimize'));
    await waitFor(() => expect(part(widget, 'restore').textContent).toContain('Bob Stone'));
    await expect(scene.engine.room.value).not.toBe(undefined);
    await expect(widget.shadowRoot?.activeElement).toBe(part(widget, 'restore'));
  },
};

export const Restores: Story = {
  ...talking,
  play: async (context) => {
    await sceneIn(context);
    const widget = widgetIn(context.canvasElement);
    await userEvent.click(part(widget, 'minimize'));
    await waitFor(() => part(widget, 'restore'));
    await userEvent.click(part(widget, 'restore'));
    await waitFor(() => expect(widget.shadowRoot?.activeElement).toBe(part(widget, 'minimize')));
  },
};

export const HangsUpMinimized: Story = {
  ...talking,
  play: async (context) => {
    const { engine } = await sceneIn(context);
    const widget = widgetIn(context.canvasElement);
    await userEvent.click(part(widget, 'minimize'));
    await waitFor(() => part(widget, 'hang-up'));
    await userEvent.click(part(widget, 'hang-up'));
    await waitFor(() => expect(engine.room.value).toBe(undefined));
  },
};

/** Bob's screen has the stage, and one shares one's own. */
export const SharedScreens: Story = story(async (scene) => {
  const bob = await scene.talk('Bob Stone', { video: true, camera: true });
  await bob.set({ screen: true });
  await scene.engine.set('screen', true);
});

/** Before the door of a room in which hosts let people in. */
export const Waiting: Story = {
  render: () => stage(html`<call-widget room="team"></call-widget>`, wait),
};

export const Refused: Story = {
  render: () =>
    stage(html`<call-widget room="team"></call-widget>`, async (scene) => {
      const door = await wait(scene);
      await door.deny('We begin at ten.');
    }),
};
