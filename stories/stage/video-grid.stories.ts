import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../../src/elements/stage/video-grid.ts';
import type { VideoGrid } from '../../src/elements/stage/video-grid.ts';
import { badLine, type Fault } from '../support/bad-line.ts';
import { blockedSound } from '../support/blocked-sound.ts';
import { EMOJI, HOSTILE_NAME } from '../support/hostile.ts';
import type { Scene } from '../support/scene.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<VideoGrid, 'layout'> & { height: string };
type Story = StoryObj<Args>;

const story = (happens: (scene: Scene) => Promise<unknown>, more: Partial<Story> = {}): Story => ({
  ...more,
  render: ({ layout, height }) =>
    stage(html`<video-grid layout=${layout} style="block-size: ${height}"></video-grid>`, happens),
});

const inGrid = (canvas: HTMLElement, selector: string) => [
  ...(canvas.querySelector('video-grid')?.shadowRoot?.querySelectorAll(selector) ?? []),
];

/** Waits until every camera that is on shows something. */
const pictures =
  (count: number): NonNullable<Story['play']> =>
  async (context) => {
    await sceneIn(context);
    await waitFor(() => {
      expect(inGrid(context.canvasElement, '[part=video]')).toHaveLength(count);
      expect(inGrid(context.canvasElement, '.blank')).toHaveLength(0);
    });
  };

const meta: Meta<Args> = {
  title: 'Stage/video-grid',
  component: 'video-grid',
  args: { layout: 'auto', height: '480px' },
  argTypes: {
    layout: { control: 'inline-radio', options: ['auto', 'grid', 'speaker', 'gallery'] },
    height: { description: 'The height that the page gives it.' },
  },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
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

/** Somebody's page is out of the server's reach; the last picture is grey, since it may well stand still. */
export const MemberReconnecting: Story = story(
  async (scene) => {
    const [bob] = await scene.meet('Bob Stone*', 'Carol Diaz');
    const room = await scene.room;
    await scene.seen(() => room.carrier.streams.value.size === 2);
    bob?.vanish();
    await scene.seen(() => room.members.some(({ connected }) => !connected));
  },
  { play: pictures(1) },
);

export const ServerLost: Story = story(async (scene) => {
  await scene.meet('Bob Stone*', 'Carol Diaz');
  scene.line.drop();
});

/** What a bad line makes of a call, once it has been noticed. */
const faulty = (fault: Fault, words: string): Story => ({
  render: ({ layout, height }) =>
    stage(
      html`<video-grid layout=${layout} style="block-size: ${height}"></video-grid>`,
      (scene) => scene.meet('Bob Stone*', 'Carol Diaz'),
      { parts: { openBackend: badLine(fault) } },
    ),
  play: async (context) => {
    await pictures(1)(context);
    const said = () => inGrid(context.canvasElement, '.trouble, .notices p');
    await waitFor(() => expect(said().map(({ textContent }) => textContent)).toContain(words), {
      timeout: 10_000,
    });
  },
});

/** Much of what the others send is lost. */
export const WeakConnections: Story = faulty('weak', 'Weak connection');

/** The camera is on and the last picture stands still: it is veiled, and said. */
export const FrozenPicture: Story = faulty('frozen', 'The picture is frozen');

/** No way to the others, whatever was tried. */
export const MembersLost: Story = faulty('failed', 'Connection lost');

/** All the others miss much of what one sends. */
export const OwnConnectionWeak: Story = faulty('own-weak', 'Your connection is weak');

/** Neither the server nor anybody else is reached. */
export const OwnConnectionLost: Story = {
  ...faulty('failed', 'No connection to anybody. Trying again…'),
  render: ({ height }) =>
    stage(
      html`<video-grid style="block-size: ${height}"></video-grid>`,
      async (scene) => {
        await scene.meet('Bob Stone*', 'Carol Diaz');
        const room = await scene.room;
        await scene.seen(() => room.carrier.links.value.size === 2);
        scene.line.drop();
      },
      { parts: { openBackend: badLine('failed') } },
    ),
};

/** The browser wants a gesture before it lets anybody be heard. */
export const SoundBlocked: Story = {
  beforeEach: blockedSound.beforeEach,
  render: ({ height }) =>
    stage(
      html`<video-grid style="block-size: ${height}"></video-grid>`,
      async (scene) => {
        await scene.meet('Bob Stone');
        const room = await scene.room;
        await scene.seen(() => room.speaker.isBlocked.value);
      },
      { parts: blockedSound.parts },
    ),
};

export const Narrow: Story = story((scene) => scene.meet('Bob Stone*', 'Carol Diaz', 'Dave*'), {
  args: { height: '560px' },
  globals: { viewport: { value: 'mobile1' } },
  play: pictures(2),
});
