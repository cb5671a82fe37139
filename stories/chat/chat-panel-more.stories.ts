import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { chatHistory } from '../../test/support/chat-history.ts';
import { CHAT, type ChatArgs, panelIn, story } from '../support/chat.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj<ChatArgs>;

/** Alice and Bob have said this and that. */
async function talk(scene: Scene) {
  const bob = await scene.talk('Bob Stone');
  const { chat } = await scene.room;
  const { id } = await bob.say('Good morning, @Alice Martin! Cake at ten?', {
    mentions: ['alice'],
  });
  await bob.reactTo(id, '🎂');
  await chat.send('Yes, please.', { reply: id });
  await scene.seen(() => chat.entries.value.at(-1)?.state === 'sent');
  return { bob, chat, id };
}

/** Somebody presses a part of the panel, and waits for another. */
const press =
  (...names: readonly string[]): NonNullable<Story['play']> =>
  async (context) => {
    await sceneIn(context);
    const panel = panelIn(context.canvasElement);
    await userEvent.click(part(panel, 'input'));
    for (const name of names) {
      await waitFor(() => part(panel, name));
      await userEvent.click(part(panel, name));
    }
  };

const meta: Meta<ChatArgs> = {
  ...CHAT,
  title: 'Chat/chat-panel, all of it',
  component: 'chat-panel',
};
export default meta;

export const ReactionsAndReplies: Story = story(async (scene) => {
  const { bob, chat, id } = await talk(scene);
  const more = await chat.loadMore();
  await more.react(id, '🎂', true);
  await more.react(id, '👍', true);
  await bob.say('Good.');
  await scene.seen(() => chat.entries.value.length === 3);
});

export const EditedAndDeleted: Story = story(async (scene) => {
  const { bob, chat } = await talk(scene);
  const more = await chat.loadMore();
  await more.edit(chat.entries.value[1]!.id, 'Yes, please. At eleven?');
  const { id } = await bob.say('oops');
  await bob.unsay(id);
  await scene.seen(() => chat.entries.value.at(-1)?.deleted);
});

export const Writing: Story = story(async (scene) => {
  const { bob, chat } = await talk(scene);
  await bob.type();
  await scene.seen(() => chat.more.value?.typing.value.length);
});

/** What the server notes of the room. */
export const Notes: Story = story(async (scene) => {
  const [bob] = await scene.meet('Bob Stone');
  const { chat, roster } = await scene.room;
  const room = 'team';
  const member = roster.others.value[0]?.id ?? '';
  await bob?.say('Can I host for a while?');
  await scene.line.request('member:role', { room, member, role: 'host' });
  await scene.line.request('room:set', { room, locked: true, title: 'Tea' });
  await scene.seen(() => chat.entries.value.length === 4);
});

export const Unread: Story = story(async (scene) => {
  const { bob, chat } = await talk(scene);
  chat.show(false);
  await bob.say('This came while the chat was put away.');
  await bob.say('And this.');
  await scene.seen(() => chat.unread.value === 2);
  chat.show(true);
});

export const Files: Story = story(async (scene) => {
  const { chat } = await talk(scene);
  const more = await chat.loadMore();
  const canvas = new OffscreenCanvas(320, 200);
  const context = canvas.getContext('2d');
  for (let stripe = 0; stripe < 8; stripe += 1) {
    context!.fillStyle = `hsl(${200 + stripe * 12} 60% 55%)`;
    context!.fillRect(stripe * 40, 0, 40, 200);
  }
  const picture = await more.upload(await canvas.convertToBlob(), 'stripes.png');
  await chat.send('', { file: picture.id });
  const notes = await more.upload(new Blob(['x'.repeat(23_456)]), 'Notes of the meeting.pdf');
  await chat.send('And the notes:', { file: notes.id });
  await scene.seen(() => chat.entries.value.length === 4);
});

/** Ten thousand messages, of which few are in the document. */
export const LongHistory: Story = {
  render: ({ placeholder, height }) => {
    const content = html`<chat-panel
      placeholder=${placeholder}
      style="block-size: ${height}; max-inline-size: 380px; margin-inline: auto"
    ></chat-panel>`;
    const history = chatHistory('team', 10_000);
    const chatLog = new Proxy({} as Awaited<typeof history>, {
      get:
        (_, name: keyof Awaited<typeof history>) =>
        async (...what: never[]) => {
          const log = await history;
          return (log[name] as (...asked: never[]) => unknown).apply(log, what);
        },
    });
    return stage(content, (scene) => scene.meet('Bob Stone'), { server: { chatLog } });
  },
};

export const Actions: Story = {
  ...story(talk),
  play: async (context) => {
    await press()(context);
    const panel = panelIn(context.canvasElement);
    await waitFor(
      async () => {
        // Not before all of the chat is loaded, and by pointing: a page in the background gets no focus.
        await userEvent.hover(panel.shadowRoot!.querySelectorAll('[part=message]')[1]!);
        return part(panel, 'actions');
      },
      { timeout: 10_000 },
    );
  },
};

export const Replying: Story = {
  ...story(talk),
  play: async (context) => {
    await Actions.play!(context);
    const panel = panelIn(context.canvasElement);
    await userEvent.click(part(panel, 'reply'));
    await waitFor(() => part(panel, 'context'));
    await expect(panel.shadowRoot?.activeElement).toBe(part(panel, 'input'));
  },
};

export const Menu: Story = { ...story(talk), play: press('more') };

export const EmojiPicker: Story = {
  ...story(talk),
  play: async (context) => {
    await press('more', 'emoji')(context);
    const panel = panelIn(context.canvasElement);
    await waitFor(() => expect(part(panel, 'sheet').textContent).toContain('👍'));
  },
};

export const Mentioning: Story = {
  ...story(talk),
  play: async (context) => {
    await press()(context);
    const panel = panelIn(context.canvasElement);
    await waitFor(() => part(panel, 'more'));
    await userEvent.type(part(panel, 'input'), 'Hello @b');
    await waitFor(() => part(panel, 'person'));
  },
};

export const Searching: Story = {
  ...story(talk),
  play: async (context) => {
    await press('more', 'search')(context);
    const panel = panelIn(context.canvasElement);
    const field = await waitFor(() => {
      const found = panel.shadowRoot!.querySelector('input');
      if (!found) throw new Error('not yet');
      return found;
    });
    await userEvent.type(field, 'cake{Enter}');
    await waitFor(() => part(panel, 'results'));
  },
};

export const Statistics: Story = {
  // Whoever comes first hosts the room.
  ...story(async (scene) => {
    const [bob, carol] = await scene.meet('Bob Stone', 'Carol Diaz');
    const { chat } = await scene.room;
    const { id } = (await bob?.say('Cake at ten?')) ?? { id: '' };
    await carol?.reactTo(id, '🎂');
    await carol?.say('Yes!');
    await carol?.say('Where?');
    await chat.send('In the kitchen.');
    await scene.seen(() => chat.entries.value.length === 4);
  }),
  play: async (context) => {
    await press('more', 'statistics')(context);
    const panel = panelIn(context.canvasElement);
    await waitFor(() => expect(part(panel, 'sheet').textContent).toContain('Bob Stone'));
  },
};
