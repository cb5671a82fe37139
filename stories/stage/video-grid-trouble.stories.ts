import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { badLine, type Fault } from '../support/bad-line.ts';
import { blockedSound } from '../support/blocked-sound.ts';
import { countedLine } from '../support/counted-line.ts';
import { GRID, type GridArgs, inGrid, pictures, story } from '../support/grid.ts';
import { stage } from '../support/stage.ts';

type Story = StoryObj<GridArgs>;

const meta: Meta<GridArgs> = {
  ...GRID,
  title: 'Stage/video-grid in trouble',
  component: 'video-grid',
};
export default meta;

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

/** All miss some of what one sends: each tile says so, one’s own first. */
export const UploadLoses: Story = {
  render: ({ layout, height }) =>
    stage(
      html`<video-grid layout=${layout} style="block-size: ${height}"></video-grid>`,
      (scene) => scene.meet('Bob Stone*', 'Carol Diaz'),
      { parts: { openBackend: countedLine('upload') } },
    ),
  play: async (context) => {
    await pictures(1)(context);
    await waitFor(() => expect(inGrid(context.canvasElement, '.quality')).toHaveLength(3), {
      timeout: 10_000,
    });
  },
};

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

/** Bob has put the call on hold. */
export const MemberOnHold: Story = story(async (scene) => {
  const bob = await scene.talk('Bob Stone', { video: true });
  await bob.hold();
  const room = await scene.room;
  await scene.seen(() => room.roster.others.value[0]?.held);
});

/** One has put it on hold oneself. */
export const OnHold: Story = story(async (scene) => {
  await scene.talk('Bob Stone', { camera: true });
  scene.engine.hold();
});
