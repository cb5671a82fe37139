import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { crowd } from '../support/crowd.ts';
import { GRID, type GridArgs, inGrid, pictures, story } from '../support/grid.ts';
import type { Scene } from '../support/scene.ts';
import { sceneIn, stage } from '../support/stage.ts';
import { voices } from '../support/voices.ts';

type Story = StoryObj<GridArgs>;

const meta: Meta<GridArgs> = {
  ...GRID,
  title: 'Stage/video-grid, its layouts',
  component: 'video-grid',
};
export default meta;

const many = (scene: Scene) =>
  scene.meet('Bob Stone*', 'Carol Diaz*', 'Dave Lee', 'Erin Wu*', 'Frank Ocean', 'Grace Kim*');
const carolSpeaks = { parts: { openBackend: voices({ 'Carol Diaz': 0.4 }) } };
const has =
  (selector: string, count: number): NonNullable<Story['play']> =>
  async (context) => {
    await pictures(4)(context);
    await waitFor(() => expect(inGrid(context.canvasElement, selector)).toHaveLength(count));
  };

/** Carol speaks, and has the stage. */
export const Speaker: Story = story(
  many,
  { args: { layout: 'speaker' }, play: has('.speaking', 1) },
  carolSpeaks,
);

export const SpeakerOnAPhone: Story = story(
  many,
  {
    args: { layout: 'speaker', height: '560px' },
    globals: { viewport: { value: 'mobile1' } },
    play: has('.speaking', 1),
  },
  carolSpeaks,
);

/** Equal tiles; one of them speaks. */
export const Speaking: Story = story(many, { play: has('.speaking', 1) }, carolSpeaks);

export const Gallery: Story = story(many, { args: { layout: 'gallery' }, play: pictures(4) });

/** No tile is too small to know a face by: the others are on the next page. */
export const GalleryWithPages: Story = story(many, {
  args: { layout: 'gallery', height: '190px' },
  play: has('.pager', 1),
});

/** Kept on the stage by who looks at it. */
export const Pinned: Story = story(many, {
  play: async (context) => {
    await has('[part=pin]', 7)(context);
    const [, bob] = inGrid(context.canvasElement, '[part=pin]') as HTMLButtonElement[];
    bob?.click();
    await waitFor(() =>
      expect(inGrid(context.canvasElement, '[aria-pressed=true]')).toHaveLength(1),
    );
  },
});

export const FloatingSelfView: Story = story(many, {
  args: { selfView: 'floating' },
  play: pictures(4),
});

export const HiddenSelfView: Story = story(many, {
  args: { selfView: 'hidden' },
  play: pictures(4),
});

/** So many people, in any of the layouts. */
export const Crowd: StoryObj<GridArgs & { people: number }> = {
  args: { people: 25, layout: 'grid' },
  argTypes: { people: { control: { type: 'range', min: 1, max: 49 } } },
  render: ({ people, layout, selfView, height }) =>
    stage(
      html`<video-grid layout=${layout} self-view=${selfView} style="block-size: ${height}"></video-grid>`,
      async (scene) => {
        await scene.meet();
        crowd(await scene.room, people - 1);
      },
    ),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() =>
      expect(inGrid(context.canvasElement, '[part=tile]')).toHaveLength(context.args.people),
    );
  },
};
