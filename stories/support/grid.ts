import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../../src/elements/stage/video-grid.ts';
import type { VideoGrid } from '../../src/elements/stage/video-grid.ts';
import { LAYOUTS } from '../../src/protocol/room-doc.ts';
import type { Scene } from './scene.ts';
import { sceneIn, stage } from './stage.ts';

/** What a story of the grid can be told. */
export type GridArgs = Pick<VideoGrid, 'layout' | 'selfView'> & { height: string };
type Story = StoryObj<GridArgs>;

/** What all stories of the grid have in common. */
export const GRID: Partial<Meta<GridArgs>> = {
  args: { layout: 'auto', selfView: 'auto', height: '480px' },
  argTypes: {
    layout: { control: 'inline-radio', options: LAYOUTS },
    selfView: { control: 'inline-radio', options: ['auto', 'tile', 'floating', 'hidden'] },
    height: { description: 'The height that the page gives it.' },
  },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};

/** A grid of so many CSS pixels, and what happens in it. */
export const story = (
  happens: (scene: Scene) => Promise<unknown>,
  more: Partial<Story> = {},
  options: Parameters<typeof stage>[2] = {},
): Story => ({
  ...more,
  render: ({ layout, selfView, height }) =>
    stage(
      html`<video-grid layout=${layout} self-view=${selfView} style="block-size: ${height}"></video-grid>`,
      happens,
      options,
    ),
});

/** What there is in the grid. */
export const inGrid = (canvas: HTMLElement, selector: string) => [
  ...(canvas.querySelector('video-grid')?.shadowRoot?.querySelectorAll(selector) ?? []),
];

/** Waits until every camera that is on shows something. */
export const pictures =
  (count: number): NonNullable<Story['play']> =>
  async (context) => {
    await sceneIn(context);
    await waitFor(() => {
      expect(inGrid(context.canvasElement, '[part=video]')).toHaveLength(count);
      expect(inGrid(context.canvasElement, '.blank')).toHaveLength(0);
    });
  };
