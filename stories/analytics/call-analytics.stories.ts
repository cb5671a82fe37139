import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/analytics/call-analytics.ts';
import type { CallAnalytics } from '../../src/elements/analytics/call-analytics.ts';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import { inventedAnalytics } from '../support/invented-analytics.ts';

interface Controls {
  /** Pixels. */
  readonly width: number;
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

type Story = StoryObj<Controls>;
type Answer = NonNullable<CallAnalytics['getAnalytics']>;

const element = (canvas: HTMLElement) => canvas.querySelector('call-analytics');
const parts = (canvas: HTMLElement, name: string) => [
  ...(element(canvas)?.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`) ?? []),
];
const shown = (canvas: HTMLElement, name: string, count = 1) =>
  waitFor(() => expect(parts(canvas, name).length).toBe(count));

/** On a server that answers so. */
const story = (answer: Answer, name: string, args: Partial<Controls> = {}): Story => ({
  args,
  render: ({ width, days, from, to, lang, dir }) =>
    html`<call-analytics
      days=${days}
      from=${from}
      to=${to}
      lang=${lang || nothing}
      dir=${dir}
      .getAnalytics=${answer}
      style="inline-size: min(${width}px, 100vw - 32px)"
    ></call-analytics>`,
  play: ({ canvasElement }) => shown(canvasElement, name),
});

const busy: Answer = async (question) => inventedAnalytics(question);
const refused =
  (code: ErrorCode): Answer =>
  () =>
    Promise.reject(new CallError(code));

const meta: Meta<Controls> = {
  title: 'Analytics/call-analytics',
  component: 'call-analytics',
  args: { width: 960, days: 30, from: '', to: '', lang: 'en', dir: 'ltr' },
  argTypes: {
    width: { control: { type: 'range', min: 288, max: 1_200 } },
    days: { control: 'inline-radio', options: [7, 30, 90] },
    lang: { control: 'inline-radio', options: ['en', 'fr'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
};
export default meta;

export const Month: Story = story(busy, 'chart');

export const Week: Story = story(busy, 'chart', { days: 7 });

export const Quarter: Story = story(busy, 'chart', { days: 90 });

/** The page has named the days, so none of the choices holds. */
export const NamedDays: Story = story(busy, 'chart', { from: '2026-10-05', to: '2026-10-18' });

export const Narrow: Story = story(busy, 'chart', { width: 288 });

export const French: Story = story(busy, 'chart', { lang: 'fr' });

export const RightToLeft: Story = story(busy, 'chart', { dir: 'rtl' });

/** No page has reported, and so nobody knows how calls were. */
export const NothingReported: Story = story(
  async (question) => ({
    ...inventedAnalytics(question, 3),
    ...{ setup: null, quality: null, worst: [] },
  }),
  'chart',
);

export const Empty: Story = story(async (question) => inventedAnalytics(question, 0), 'empty');

export const Loading: Story = story(() => new Promise(() => {}), 'skeleton');

/** Who asks is no operator. */
export const Forbidden: Story = story(refused('forbidden'), 'failure');

export const SignedOut: Story = story(refused('unauthorized'), 'failure');

export const Offline: Story = story(refused('offline'), 'failure');

/** A server that has none. */
export const Unknown: Story = story(refused('not-found'), 'failure');

const answered = new WeakSet<CallAnalytics>();

/** Answers each element once, and is out of reach from then on. */
async function once(this: CallAnalytics, question: Parameters<Answer>[0]) {
  if (answered.has(this)) throw new CallError('offline');
  answered.add(this);
  return inventedAnalytics(question);
}

/** What was read before stays in sight where it cannot be read anew. */
export const NotRefreshed: Story = {
  ...story(once, 'failure'),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, 'chart');
    await userEvent.click(parts(canvasElement, 'refresh')[0]!);
    await shown(canvasElement, 'failure');
    await shown(canvasElement, 'chart');
  },
};
