import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/elements/chat/chat-panel.ts';
import type { ChatPanel } from '../../src/elements/chat/chat-panel.ts';
import type { Scene, Server } from './scene.ts';
import { sceneIn, stage } from './stage.ts';

/** What a story of the chat can be told. */
export type ChatArgs = Pick<ChatPanel, 'placeholder'> & { height: string };

/** What all stories of the chat have in common. */
export const CHAT: Partial<Meta<ChatArgs>> = {
  args: { placeholder: '', height: '480px' },
  argTypes: { height: { description: 'The height that the page gives it.' } },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};

/** A chat of so many CSS pixels, and what happens in the call. */
export const story = (
  happens: (scene: Scene) => Promise<unknown>,
  server?: Server,
): StoryObj<ChatArgs> => ({
  render: ({ placeholder, height }) =>
    stage(
      html`<chat-panel
        placeholder=${placeholder}
        style="block-size: ${height}; max-inline-size: 380px; margin-inline: auto"
      ></chat-panel>`,
      happens,
      server && { server },
    ),
});

export const panelIn = (canvas: HTMLElement) => canvas.querySelector('chat-panel')!;
