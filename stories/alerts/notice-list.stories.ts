import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/alerts/notice-list.ts';
import type { Happening } from '../../src/protocol/notice.ts';
import { NOTICE_LIMITS } from '../../src/protocol/notice-limits.ts';
import { HOSTILE_NAME, HOSTILE_TEXT, LONG_WORD } from '../support/hostile.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

interface Controls {
  /** Pixels. */
  readonly width: number;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

type Story = StoryObj<Controls>;

const by = (name: string) => ({
  from: { user: name.split(' ')[0]?.toLowerCase() || name, name },
});
const standUp = { room: 'stand-up', title: 'Stand-up' };
const message = (
  code: 'mentioned' | 'replied',
  name: string,
  text: string,
): Happening & { kind: 'message' } => ({
  ...{ kind: 'message', code, message: `message-1/${name}`, text },
  ...{ ...by(name), ...standUp },
});

const INVITATIONS: readonly Happening[] = [
  { ...by('Bob Stone'), kind: 'invitation', video: false },
  { ...by('Carol Diaz'), kind: 'invitation', video: true },
  { ...by('Erin'), ...standUp, kind: 'invitation', video: true },
];
const MESSAGES: readonly Happening[] = [
  message('mentioned', 'Bob Stone', 'Where did you leave the keys, @Alice Martin?'),
  message('replied', 'Carol Diaz', 'Found them. They were under the cake all the time.'),
];
const RECORDINGS: readonly Happening[] = [
  { ...standUp, kind: 'recording', code: 'ready' },
  { kind: 'recording', code: 'ready' },
];
const RULINGS: readonly Happening[] = [
  { kind: 'system', code: 'ended', title: 'Stand-up' },
  { kind: 'system', code: 'denied', title: 'Board', text: 'This one is for the board alone.' },
  { kind: 'system', code: 'ejected', title: 'Choir', text: 'Too loud' },
  { ...by('Bob Stone'), ...standUp, kind: 'system', code: 'role', role: 'cohost' },
];

/** What has happened to Alice, by the rules' own word. */
async function happens(scene: Scene, all: readonly Happening[]): Promise<void> {
  await scene.connected();
  for (const what of all) await scene.server.notify('alice', what);
}

const list = (canvas: HTMLElement) => canvas.querySelector('notice-list')!;
const rows = (canvas: HTMLElement) =>
  list(canvas)?.shadowRoot?.querySelectorAll('[part~=notice]').length ?? 0;

const story = (all: readonly Happening[], args: Partial<Controls> = {}): Story => ({
  args,
  render: ({ width, lang, dir }) =>
    stage(
      html`<notice-list lang=${lang || nothing} dir=${dir} style="inline-size: min(${width}px, 100vw - 32px)"></notice-list>`,
      (scene) => happens(scene, all),
    ),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() =>
      expect(rows(context.canvasElement)).toBe(Math.min(all.length, NOTICE_LIMITS.page)),
    );
  },
});

const meta: Meta<Controls> = {
  title: 'Alerts/notice-list',
  component: 'notice-list',
  args: { width: 460, lang: 'en', dir: 'ltr' },
  argTypes: {
    width: { control: { type: 'range', min: 288, max: 900 } },
    lang: { control: 'inline-radio', options: ['en', 'fr'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
};
export default meta;

export const None: Story = story([]);

export const Invitations: Story = story(INVITATIONS);

export const Messages: Story = story(MESSAGES);

export const Recordings: Story = story(RECORDINGS);

export const WhatHostsDid: Story = story(RULINGS);

export const AllKinds: Story = story([...RECORDINGS, ...RULINGS, ...INVITATIONS, ...MESSAGES]);

export const Narrow: Story = story([...RULINGS, ...INVITATIONS, ...MESSAGES], { width: 288 });

export const French: Story = story([...RULINGS, ...INVITATIONS, ...MESSAGES], { lang: 'fr' });

export const RightToLeft: Story = story([...RULINGS, ...INVITATIONS, ...MESSAGES], { dir: 'rtl' });

/** More than a page of them. */
export const Older: Story = story(
  Array.from({ length: NOTICE_LIMITS.page + 5 }, () => RECORDINGS[0]!),
);

export const LongWords: Story = story([
  {
    ...message('mentioned', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', ''),
    ...{ text: LONG_WORD.slice(0, 200), title: 'W'.repeat(80) },
  },
]);

export const Hostile: Story = story([message('replied', HOSTILE_NAME, HOSTILE_TEXT)]);

/** The newest is unread, and the others were read. */
export const Read: Story = {
  ...story(MESSAGES),
  play: async (context) => {
    const scene = await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(2));
    await userEvent.click(part(list(context.canvasElement), 'read-all'));
    await waitFor(() => expect(list(context.canvasElement).unread).toBe(0));
    await happens(scene, INVITATIONS.slice(0, 1));
    await waitFor(() => expect(list(context.canvasElement).unread).toBe(1));
  },
};

/** All were read. */
export const AllRead: Story = {
  ...story([...RULINGS, ...MESSAGES]),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(6));
    await userEvent.click(part(list(context.canvasElement), 'read-all'));
    await waitFor(() => expect(list(context.canvasElement).unread).toBe(0));
  },
};

/** Deleted here; the server has not confirmed yet. */
export const Deleting: Story = {
  ...story(MESSAGES),
  play: async (context) => {
    const scene = await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(2));
    const element = list(context.canvasElement);
    scene.line.drop();
    await userEvent.click(part(element, 'delete'));
    await waitFor(() => expect(part(element, 'delete').ariaDisabled).toBe('true'));
  },
};

/** What cannot be had back is asked about. */
export const DeletingAll: Story = {
  ...story(MESSAGES),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(rows(context.canvasElement)).toBe(2));
    const element = list(context.canvasElement);
    await userEvent.click(part(element, 'delete-all'));
    await waitFor(() => expect(part(element, 'question')).toBeVisible());
  },
};

/** Nothing is known while the server is out of reach. */
export const NoConnection: Story = {
  ...story([]),
  render: () => stage(html`<notice-list></notice-list>`, (scene) => scene.line.pretend('offline')),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => expect(part(list(context.canvasElement), 'empty')).toBeVisible());
  },
};
