import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { CHAT, type ChatArgs, panelIn, story } from '../support/chat.ts';
import { EMOJI, HOSTILE_NAME, HOSTILE_TEXT, LONG_WORD } from '../support/hostile.ts';
import { part } from '../support/settled.ts';
import { sceneIn } from '../support/stage.ts';

type Story = StoryObj<ChatArgs>;
const messagesIn = (canvas: HTMLElement) => [
  ...panelIn(canvas).shadowRoot!.querySelectorAll<HTMLElement>('[part=message]'),
];

/** Bob writes all of this. */
const said = (...texts: readonly string[]) =>
  story(async (scene) => {
    const bob = await scene.talk('Bob Stone');
    for (const text of texts) await bob.say(text);
    const room = await scene.room;
    await scene.seen(() => room.chat.entries.value.length === texts.length);
  });

const meta: Meta<ChatArgs> = {
  ...CHAT,
  title: 'Chat/chat-panel',
  component: 'chat-panel',
};
export default meta;

export const NotInACall: Story = story((scene) => scene.connected());

export const Empty: Story = story((scene) => scene.talk('Bob Stone'));

export const Conversation: Story = story(async (scene) => {
  const [bob, carol] = await scene.meet('Bob Stone', 'Carol Diaz');
  const room = await scene.room;
  await bob?.say('Good morning! Can everybody hear me?');
  await room.chat.send('Loud and clear.');
  await carol?.say('Yes.');
  await carol?.say('Here are the notes: https://example.com/notes/2026?page=3 (from page 3 on).');
  await room.chat.send('Thank you, I will read them after the call.\nSee you then!');
  await bob?.say(EMOJI);
  await scene.seen(() => room.chat.entries.value.length === 6);
});

/** The connection is lost, and the message waits for it. */
export const Sending: Story = story(async (scene) => {
  await scene.talk('Bob Stone');
  const room = await scene.room;
  await room.chat.send('This one has arrived.');
  scene.line.drop();
  room.chat.send('This one is waiting.').catch(() => {});
});

export const Failed: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    const room = await scene.room;
    const sent = room.chat.send('Will this arrive?').catch(() => {});
    scene.line.drop();
    await sent;
    scene.line.restore();
    await scene.connected();
  }),
};

export const Retries: Story = {
  ...Failed,
  play: async (context) => {
    await sceneIn(context);
    const [message] = messagesIn(context.canvasElement);
    await waitFor(() => expect(message?.textContent).toContain('Not sent'));
    await userEvent.click(message!.querySelector('button')!);
    await waitFor(() =>
      expect(messagesIn(context.canvasElement)[0]?.textContent).not.toContain('Not sent'),
    );
    await expect(messagesIn(context.canvasElement)).toHaveLength(1);
  },
};

export const Hostile: Story = story(async (scene) => {
  await scene.meet();
  const mallory = await scene.person(HOSTILE_NAME, 'mallory');
  await mallory.join('team');
  await mallory.say(HOSTILE_TEXT);
  const room = await scene.room;
  await scene.seen(() => room.chat.entries.value.length === 1);
});

export const VeryLong: Story = said('Hello', LONG_WORD);

export const Links: Story = said(
  'https://example.com/',
  '(see https://en.wikipedia.org/wiki/Call_(telephone)).',
  `https://example.com/${'very-long-path/'.repeat(20)}`,
  'javascript:alert(1) and data:text/html,hello are no links',
);

export const RightToLeftText: Story = said(
  'שלום, אפשר לשמוע אותי?',
  'مرحبا! هل تسمعني؟ https://example.com/',
  'Hello again',
);

export const Sends: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    const panel = panelIn(context.canvasElement);
    const input = part<HTMLTextAreaElement>(panel, 'input');
    await userEvent.type(input, 'Hello Bob{Shift>}{Enter}{/Shift}How are you?{Enter}');
    await waitFor(() => expect(messagesIn(context.canvasElement)).toHaveLength(1));
    await expect(input.value).toBe('');
  },
};

export const SendsByButton: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    await sceneIn(context);
    const panel = panelIn(context.canvasElement);
    await userEvent.type(part(panel, 'input'), 'Fine?');
    await userEvent.click(part(panel, 'send'));
    await waitFor(() => expect(messagesIn(context.canvasElement)).toHaveLength(1));
    await expect(panel.shadowRoot?.activeElement).toBe(part(panel, 'input'));
  },
};
