import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/alerts/call-alerts.ts';
import { alertingBrowser, pusher } from '../support/alerting-browser.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj;
type Facts = Parameters<typeof alertingBrowser>[0];

const worker = { url: '/sw.js', page: location.href, server: location.origin, lang: 'en' };

/** The element in a browser that answers so, as it is after `presses` presses. */
const story = (state: string, facts: Facts, { presses = 0, closed = false } = {}): Story => ({
  beforeEach: () => {
    const browser = alertingBrowser(facts);
    return () => browser.restore();
  },
  render: () =>
    stage(
      html`<call-alerts></call-alerts>`,
      async (scene: Scene) => {
        await scene.connected();
        if (closed) (await scene.engine.alerts()).alerting.useWorker(worker);
      },
      { server: { pusher: closed ? pusher : undefined } },
    ),
  play: async (context) => {
    await sceneIn(context);
    const element = context.canvasElement.querySelector('call-alerts')!;
    for (let count = 0; count < presses; count += 1) {
      await waitFor(() => expect(part(element, 'switch').ariaDisabled).toBe('false'));
      await userEvent.click(part(element, 'switch'));
    }
    await waitFor(() => expect(element.matches(`:state(${state})`)).toBe(true));
  },
});

const meta: Meta = { title: 'Alerts/call-alerts', component: 'call-alerts' };
export default meta;

export const Unsupported: Story = story('unsupported', { permission: undefined });

export const Off: Story = story('off', { permission: 'default' });

/** The browser asks, and the person has not answered. */
export const Asking: Story = story('asking', { permission: 'default' }, { presses: 1 });

export const On: Story = story('on', { permission: 'default', answer: 'granted' }, { presses: 1 });

/** The site has a service worker, and the server keys: closed pages are reached as well. */
export const OnWhileClosed: Story = story(
  'on',
  { permission: 'default', answer: 'granted' },
  { presses: 1, closed: true },
);

export const TurnedOff: Story = story(
  'off',
  { permission: 'default', answer: 'granted' },
  { presses: 2 },
);

export const Denied: Story = story(
  'denied',
  { permission: 'default', answer: 'denied' },
  { presses: 1 },
);

/** Allowed, and the browser’s push service is out of reach. */
export const Failed: Story = story(
  'failed',
  { permission: 'default', answer: 'granted', pushFails: true },
  { presses: 1, closed: true },
);
