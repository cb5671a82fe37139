import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/elements/stage/video-grid.ts';
import { GRID, type GridArgs, pictures, story } from '../support/grid.ts';
import { EMOJI, HOSTILE_NAME } from '../support/hostile.ts';
import { stage } from '../support/stage.ts';

type Story = StoryObj<GridArgs>;

const meta: Meta<GridArgs> = {
  ...GRID,
  title: 'Stage/video-grid',
  component: 'video-grid',
};
export default meta;

export const NotInACall: Story = story((scene) => scene.connected());

export const Alone: Story = story((scene) => scene.meet());

export const FaceToFace: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone', { video: true, camera: true });
  },
  { play: pictures(2) },
);

export const FaceToFaceWithoutCameras: Story = story((scene) => scene.talk('Bob Stone'));

export const FaceToFaceOneCamera: Story = story(
  (scene) => scene.talk('Bob Stone', { camera: true }),
  { play: pictures(1) },
);

export const Three: Story = story((scene) => scene.meet('Bob Stone*', 'Carol Diaz'), {
  play: pictures(1),
});

export const Five: Story = story(
  (scene) => scene.meet('Bob Stone*', 'Carol Diaz', 'Dave Lee*', 'Erin Wu*'),
  { play: pictures(3) },
);

/** As many as a mesh carries. */
export const Eight: Story = story(
  (scene) =>
    scene.meet('Bob*', 'Carol', 'Dave*', 'Erin Wu*', 'Frank Ocean*', 'Grace Kim', 'Heidi Roth*'),
  { play: pictures(5) },
);

export const Muted: Story = story(async (scene) => {
  const [bob] = await scene.meet('Bob Stone', 'Carol Diaz');
  await bob?.set({ microphone: false });
  await scene.engine.set('microphone', false);
});

export const Names: Story = story(async (scene) => {
  await scene.meet();
  await (await scene.person(HOSTILE_NAME, 'mallory')).join('team');
  await (await scene.person(EMOJI, 'erin')).join('team');
  await (await scene.person('ליאור כהן', 'lior')).join('team');
  const room = await scene.room;
  await scene.seen(() => room.members.length === 4);
});

export const Narrow: Story = story((scene) => scene.meet('Bob Stone*', 'Carol Diaz', 'Dave*'), {
  args: { height: '560px' },
  globals: { viewport: { value: 'mobile1' } },
  play: pictures(2),
});

/** Bob shares a screen: it takes the stage, and the people stand beside or below it. */
export const Screen: Story = story(
  async (scene) => {
    const [bob] = await scene.meet('Bob Stone*', 'Carol Diaz', 'Dave Lee*');
    await bob?.set({ screen: true });
  },
  { play: pictures(3) },
);

export const ScreenFaceToFace: Story = story(
  async (scene) => {
    const bob = await scene.talk('Bob Stone', { video: true, camera: true });
    await bob.set({ screen: true });
  },
  { play: pictures(3) },
);

export const TwoScreens: Story = story(
  async (scene) => {
    const [bob, carol] = await scene.meet('Bob Stone*', 'Carol Diaz', 'Dave Lee*');
    await bob?.set({ screen: true });
    await carol?.set({ screen: true });
  },
  { play: pictures(4) },
);

export const ScreenForEight: Story = story(
  async (scene) => {
    const people = await scene.meet(
      ...['Bob*', 'Carol', 'Dave*', 'Erin Wu*', 'Frank Ocean*', 'Grace Kim', 'Heidi Roth*'],
    );
    await people[0]?.set({ screen: true });
  },
  { play: pictures(6) },
);

export const ScreenUpright: Story = story(
  async (scene) => {
    const [bob] = await scene.meet('Bob Stone*', 'Carol Diaz');
    await bob?.set({ screen: true });
  },
  {
    args: { height: '560px' },
    globals: { viewport: { value: 'mobile1' } },
    play: pictures(2),
  },
);

/** From right to left, where the people stand at the other side. */
export const ScreenRightToLeft: Story = {
  ...Screen,
  render: ({ layout, height }) =>
    html`<div dir="rtl">
      ${stage(
        html`<video-grid layout=${layout} style="block-size: ${height}"></video-grid>`,
        async (scene) => {
          const [bob] = await scene.meet('ליאור כהן*', 'Carol Diaz');
          await bob?.set({ screen: true });
        },
      )}
    </div>`,
  play: pictures(2),
};

/** The way to who shares is lost: what is seen may well stand still. */
export const ScreenOfSomebodyLost: Story = story(
  async (scene) => {
    const [bob] = await scene.meet('Bob Stone*', 'Carol Diaz');
    const room = await scene.room;
    await bob?.set({ screen: true });
    await scene.seen(() => room.carrier.streams.value.size === 2);
    bob?.vanish();
    await scene.seen(() => room.members.some(({ connected }) => !connected));
  },
  { play: pictures(2) },
);

/** Where no call-controls on the page say so. */
export const OwnScreen: Story = story(async (scene) => {
  await scene.talk('Bob Stone');
  await scene.engine.set('screen', true);
});
