import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/invite/incoming-call.ts';
import type { IncomingCall } from '../../src/elements/invite/incoming-call.ts';
import { blockedSound } from '../support/blocked-sound.ts';
import { HOSTILE_NAME } from '../support/hostile.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<IncomingCall, 'ringtone'>;
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>): Story => ({
  render: ({ ringtone }) =>
    stage(html`<incoming-call ringtone=${ringtone}></incoming-call>`, happens),
});

const press = (canvas: HTMLElement, name: string) =>
  userEvent.click(part(canvas.querySelector('incoming-call')!, name));

const meta: Meta<Args> = {
  title: 'Invite/incoming-call',
  component: 'incoming-call',
  args: { ringtone: 'none' },
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** Nobody rings, so there is nothing to see. */
export const Idle: Story = story((scene) => scene.connected());

export const Audio: Story = story((scene) => scene.rung('Bob Stone'));

export const Video: Story = story((scene) => scene.rung('Bob Stone', { video: true }));

export const Several: Story = story(async (scene) => {
  await scene.rung('Bob Stone');
  await scene.rung('Carol Diaz', { video: true });
  await scene.rung('Dave Lee');
});

/** During a call, what becomes of that one is the question. */
export const InACall: Story = story(async (scene) => {
  await scene.talk('Carol Diaz');
  await scene.rung('Bob Stone');
});

/** Words to decline with. */
export const DeclineWithWords: Story = {
  ...story((scene) => scene.rung('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    await press(context.canvasElement, 'decline-with');
    const card = context.canvasElement.querySelector('incoming-call')!;
    await waitFor(() => expect(part(card, 'decline-word')).toBeTruthy());
  },
};

/** The browser lets nothing be heard before a gesture. */
export const Blocked: Story = {
  ...story((scene) => scene.rung('Bob Stone')),
  args: { ringtone: 'data:audio/wav;base64,' },
  beforeEach: blockedSound.beforeEach,
  play: async (context) => {
    await sceneIn(context);
    const card = context.canvasElement.querySelector('incoming-call')!;
    await waitFor(() => expect(part(card, 'notice').textContent).toContain('blocked the sound'));
  },
};

export const LongName: Story = story((scene) =>
  scene.rung('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
);

export const HostileName: Story = story((scene) => scene.rung(HOSTILE_NAME, { id: 'mallory' }));

/** Accepted, while the server has not answered. */
export const Answering: Story = {
  ...story(async (scene) => {
    await scene.rung('Bob Stone');
    scene.line.drop();
    scene.engine.accept().catch(() => {});
  }),
  play: async (context) => {
    await sceneIn(context);
    const card = context.canvasElement.querySelector('incoming-call')!;
    await waitFor(() => expect(part<HTMLButtonElement>(card, 'accept').disabled).toBe(true));
  },
};

export const Accepts: Story = {
  ...story((scene) => scene.rung('Bob Stone', { video: true })),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await press(context.canvasElement, 'accept-video');
    await waitFor(() => expect(engine.room.value?.started.value).toBeGreaterThan(0));
    await waitFor(() => expect(engine.sources.camera.on.value).toBe(true));
  },
};

export const Declines: Story = {
  ...story((scene) => scene.rung('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await press(context.canvasElement, 'decline');
    await waitFor(() => expect(engine.incoming.state.value).toHaveLength(0));
    await expect(engine.room.value).toBe(undefined);
  },
};
