import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../../src/elements/stats/call-stats.ts';
import { countedLine, type Line, lookedBefore } from '../support/counted-line.ts';
import { HOSTILE_NAME } from '../support/hostile.ts';
import { sceneIn, stage } from '../support/stage.ts';

interface Args {
  width: number;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Stats/call-stats',
  component: 'call-stats',
  args: { width: 480 },
  parameters: { layout: 'padded' },
  argTypes: { width: { control: { type: 'range', min: 260, max: 900 } } },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** A call in which one has looked for a minute. */
const story = (line: Line, ...names: string[]): Story => ({
  render: ({ width }) =>
    stage(
      html`<call-stats style="inline-size: min(${width}px, 100vw - 32px)"></call-stats>`,
      async (scene) => {
        await scene.meet(...names);
        const room = await scene.room;
        await scene.seen(() => room.carrier.streams.value.size === names.length);
        lookedBefore(room, line);
      },
      { parts: { openBackend: countedLine(line) } },
    ),
  play: async (context) => {
    await sceneIn(context);
    const graphs = () =>
      context.canvasElement.querySelector('call-stats')?.shadowRoot?.querySelectorAll('polyline');
    await waitFor(() => expect(graphs()?.length).toBe(names.length * 9));
  },
});

export const Good: Story = story('good', 'Bob Stone*', 'Carol Diaz*');

/** Everybody misses some of what one sends: it is one’s own upload. */
export const UploadLoses: Story = story('upload', 'Bob Stone*', 'Carol Diaz*', 'Dave Lee*');

/** A long way, by a relay. */
export const LateAndRelayed: Story = story('late', 'Bob Stone*');

export const Poor: Story = story('poor', 'Bob Stone*');

export const LongName: Story = story('good', `${HOSTILE_NAME}*`);

/** Nothing has been counted yet. */
export const Counting: Story = {
  render: ({ width }) =>
    stage(
      html`<call-stats style="inline-size: min(${width}px, 100vw - 32px)"></call-stats>`,
      (scene) => scene.meet('Bob Stone'),
    ),
};

export const Alone: Story = {
  render: () => stage(html`<call-stats></call-stats>`, (scene) => scene.meet()),
};

export const NoCall: Story = { render: () => stage(html`<call-stats></call-stats>`) };
