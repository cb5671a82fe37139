import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/invite/outgoing-call.ts';
import type { OutgoingCall } from '../../src/elements/invite/outgoing-call.ts';
import type { Scene, Server } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<OutgoingCall, 'ringback'>;
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>, server?: Server): Story => ({
  render: ({ ringback }) =>
    stage(html`<outgoing-call ringback=${ringback}></outgoing-call>`, happens, { server }),
});

/** The same, which ends with the card saying something. */
const saying = (text: string, ...of: Parameters<typeof story>): Story => ({
  ...story(...of),
  play: async (context) => {
    await sceneIn(context);
    const card = context.canvasElement.querySelector('outgoing-call')!;
    await waitFor(() => expect(part(card, 'status').textContent).toBe(text));
  },
});

const meta: Meta<Args> = {
  title: 'Invite/outgoing-call',
  component: 'outgoing-call',
  args: { ringback: 'none' },
  parameters: { docs: { story: { inline: false, height: '360px' } } },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Idle: Story = story((scene) => scene.connected());

export const Connecting: Story = saying('Connecting…', async (scene) => {
  await scene.connected();
  scene.line.drop();
  scene.engine.invite(['bob']).catch(() => {});
});

export const Ringing: Story = saying('Ringing…', async (scene) => {
  await scene.connected();
  await scene.person('Bob Stone');
  await scene.engine.invite(['bob']);
});

export const Several: Story = saying('Ringing…', async (scene) => {
  await scene.connected();
  for (const name of ['Bob Stone', 'Carol Diaz', 'Dave Lee']) await scene.person(name);
  await scene.engine.invite(['bob', 'carol', 'dave']);
});

export const Declined: Story = saying('Declined', async (scene) => {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  await scene.engine.invite(['bob']);
  await bob.decline();
});

export const Busy: Story = saying('Busy', async (scene) => {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  await bob.join('elsewhere');
  await bob.wantCallWaiting(false);
  await scene.engine.invite(['bob']).catch(() => {});
});

export const NoAnswer: Story = saying(
  'No answer',
  async (scene) => {
    await scene.connected();
    await scene.person('Bob Stone');
    await scene.engine.invite(['bob']);
  },
  { durations: { ring: 300 } },
);

export const Offline: Story = saying('Offline', async (scene) => {
  await scene.connected();
  await scene.engine.invite(['bob', 'carol']).catch(() => {});
});

/** One of several says no, and nobody else was there. */
export const OneDeclined: Story = saying('Bob Stone declined', async (scene) => {
  await scene.connected();
  const bob = await scene.person('Bob Stone');
  await scene.engine.invite(['bob', 'carol']);
  await bob.decline();
});

export const Cancels: Story = {
  ...Ringing,
  play: async (context) => {
    const { engine } = await sceneIn(context);
    const card = context.canvasElement.querySelector('outgoing-call')!;
    await userEvent.click(part(card, 'cancel'));
    await waitFor(() => expect(engine.outgoing.state.value.status).not.toBe('calling'));
    await waitFor(() => expect(card.shadowRoot?.querySelector('[part=dialog]')).toBe(null));
  },
};

export const Closes: Story = {
  ...Declined,
  play: async (context) => {
    const { engine } = await sceneIn(context);
    const card = context.canvasElement.querySelector('outgoing-call')!;
    await waitFor(() => expect(part(card, 'cancel').textContent).toContain('Close'));
    await userEvent.click(part(card, 'cancel'));
    await waitFor(() => expect(engine.outgoing.state.value.status).toBe('idle'));
  },
};
