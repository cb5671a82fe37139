import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { hasPart, press } from './support/actions.ts';
import { Stage, type Window } from './support/stage.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('two people who write to each other, on a page with a strict policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-chat-'));
  let stage: Stage;
  let alice: Window;
  let bob: Window;

  before(async () => {
    stage = await Stage.open();
    const { url } = stage.server;
    const policy = [
      `default-src 'self' ${url}`,
      `connect-src 'self' ${url} ${url.replace('http', 'ws')}`,
      "require-trusted-types-for 'script'",
    ].join('; ');
    const visit = async (user: string) => {
      const window = await stage.open(
        stage.compose(
          `/${user}`,
          user,
          `<meta http-equiv="Content-Security-Policy" content="${policy}"><chat-panel></chat-panel>`,
          'room="tea" microphone="off"',
        ),
      );
      window.complaints.length = 0;
      await window.page.waitForFunction(
        () => document.querySelector('#me:state(in-call)') !== null,
      );
      return window;
    };
    alice = await visit('alice');
    bob = await visit('bob');
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await stage.close();
  });

  /** Waits until the panel shows a text. */
  const shows = ({ page }: Window, text: string) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelector('chat-panel')?.shadowRoot?.textContent?.includes(wanted) ?? false,
      { polling: 50 },
      text,
    );

  it('mention each other, and see who is writing', async () => {
    await alice.page.bringToFront();
    await press(alice.page, 'chat-panel', 'input');
    await hasPart(alice.page, 'chat-panel', 'more');
    await alice.page.keyboard.type('Hello @b');
    await hasPart(alice.page, 'chat-panel', 'person');
    await shows(bob, 'Alice is writing…');
    await alice.page.keyboard.press('Enter');
    await alice.page.keyboard.press('Enter');
    await shows(bob, '@Bob');
  });

  it('send a picture, which is shown from the server', async () => {
    const file = join(folder, 'cat.png');
    writeFileSync(file, PNG);
    await press(alice.page, 'chat-panel', 'more');
    const asked = alice.page.waitForFileChooser();
    await press(alice.page, 'chat-panel', 'file');
    await (await asked).accept([file]);
    await bob.page.bringToFront();
    await bob.page.waitForFunction(
      () => {
        const image = document.querySelector('chat-panel')?.shadowRoot?.querySelector('img');
        return image?.naturalWidth === 1 && image.src.startsWith('http');
      },
      { polling: 50 },
    );
  });

  it('react by an emoji', async () => {
    await bob.page.bringToFront();
    const message = await bob.page.waitForSelector('chat-panel >>> [part=message]');
    await message?.hover();
    await press(bob.page, 'chat-panel', 'react');
    await hasPart(bob.page, 'chat-panel', 'sheet');
    await bob.page.waitForSelector('chat-panel >>> [role=gridcell] button', { visible: true });
    await bob.page.keyboard.press('Enter');
    await hasPart(alice.page, 'chat-panel', 'reaction');
    await shows(alice, '👍');
  });

  it('are told of nothing that the policy forbids', () => {
    assert.deepEqual([...alice.complaints, ...bob.complaints], []);
  });
});
