import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/people/room-link.ts';
import type { RoomLink } from '../../src/elements/people/room-link.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<RoomLink, 'roomId' | 'href'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'People/room-link',
  component: 'room-link',
  args: { roomId: 'team meeting', href: 'https://example.org/meet' },
  render: ({ roomId, href }) => stage(html`<room-link room=${roomId} href=${href}></room-link>`),
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

export const Room: Story = {};

export const OwnLabel: Story = {
  render: ({ roomId, href }) =>
    stage(html`<room-link room=${roomId} href=${href}>Invite a colleague</room-link>`),
};

/** Where the browser lets no page copy. */
export const ByHand: Story = {
  play: async (context) => {
    await sceneIn(context);
    const link = context.canvasElement.querySelector('room-link')!;
    const { execCommand } = document;
    const clipboard = { value: undefined, configurable: true };
    Object.defineProperty(navigator, 'clipboard', clipboard);
    document.execCommand = () => false;
    try {
      await userEvent.click(await waitFor(() => part(link, 'button')));
      await waitFor(() => expect(part<HTMLInputElement>(link, 'by-hand').value).toContain('room='));
    } finally {
      document.execCommand = execCommand;
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  },
};
