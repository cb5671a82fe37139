import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatLog } from '../../../server/storage/chat-log.ts';
import { quoteOf } from '../../../server/storage/quoted.ts';
import { CHAT_LIMITS } from '../../../src/protocol/chat-limits.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const from = { member: 'member-a', user: 'a', name: 'A' };
const message = (id: number | string, text = 'hello') => ({ id: `${id}`, from, text, sent: 1 });
const all = { limit: CHAT_LIMITS.historyPage };
const ids = (page: { log: readonly { id: string }[] }) => page.log.map(({ id }) => id);

async function fill(log: ChatLog, count: number, text = 'hello'): Promise<void> {
  for (let id = 0; id < count; id += 1) await log.add('tea', message(id, text));
}

/** What holds for messages, wherever they are kept. */
export function chatLogContract(open: OpenPlace): void {
  describe('the chat log', () => {
    it(
      'keeps a message once, as it came first, in its room',
      withNodes(open, async ({ chatLog }, other) => {
        await chatLog.add('tea', message(1));
        const { message: kept, isNew } = await other.chatLog.add('tea', message(1, 'changed'));
        assert.deepEqual([kept.text, isNew], ['hello', false]);
        assert.equal((await chatLog.page('tea', all)).log.length, 1);
        assert.equal(await chatLog.get('coffee', '1'), undefined);
        assert.equal((await chatLog.add('coffee', message(1))).isNew, true);
      }),
    );

    it(
      'gives no two messages the same time',
      withNodes(open, async ({ chatLog }) => {
        await fill(chatLog, 3);
        const { log } = await chatLog.page('tea', all);
        assert.deepEqual(
          log.map(({ sent }) => sent),
          [1, 2, 3],
        );
      }),
    );

    it(
      'loses none of what two nodes are told at once, and has one order for it',
      withNodes(open, async (one, other) => {
        await Promise.all(
          Array.from({ length: 30 }, (_, id) =>
            (id % 2 ? one : other).chatLog.add('tea', message(id)),
          ),
        );
        const { log } = await one.chatLog.page('tea', all);
        assert.deepEqual(
          log.map(({ sent }) => sent),
          Array.from({ length: 30 }, (_, index) => index + 1),
        );
        assert.deepEqual(await other.chatLog.page('tea', all), { log, older: false });
      }),
    );

    it(
      'is read in pages, each before the one that was read last',
      withNodes(open, async ({ chatLog: log }) => {
        await fill(log, 5);
        const newest = await log.page('tea', { limit: 2 });
        assert.deepEqual([ids(newest), newest.older], [['3', '4'], true]);
        const middle = await log.page('tea', { limit: 2, before: '3' });
        assert.deepEqual([ids(middle), middle.older], [['1', '2'], true]);
        const oldest = await log.page('tea', { limit: 2, before: '1' });
        assert.deepEqual([ids(oldest), oldest.older], [['0'], false]);
        const nothing = { log: [], older: false };
        assert.deepEqual(await log.page('tea', { limit: 2, before: 'forgotten' }), nothing);
        assert.deepEqual(await log.page('coffee', { limit: 2 }), nothing);
      }),
    );

    it(
      'makes a page of long messages shorter, and never empty',
      withNodes(open, async ({ chatLog: log }) => {
        await fill(log, 20, 'x'.repeat(LIMITS.text));
        const page = await log.page('tea', { limit: 50 });
        assert.equal(page.log.length, CHAT_LIMITS.pageText / LIMITS.text);
        assert.equal(page.older, true);
        await log.add('tea', message('long', 'x'.repeat(CHAT_LIMITS.pageText + 1)));
        assert.deepEqual(ids(await log.page('tea', { limit: 50 })), ['long']);
      }),
    );

    it(
      'counts what is changed, and knows when nothing is',
      withNodes(open, async ({ chatLog: log }, other) => {
        await fill(log, 1);
        const change = await log.change('tea', '0', (old) => ({ ...old, text: 'new' }));
        assert.deepEqual(change?.message, { ...message(0, 'new'), changes: 1 });
        assert.equal((await log.change('tea', '0', (old) => old))?.isChanged, false);
        assert.equal(await log.change('tea', 'nothing', (old) => old), undefined);
        assert.deepEqual(await other.chatLog.get('tea', '0'), { ...message(0, 'new'), changes: 1 });
      }),
    );

    it(
      'counts every change of two nodes, and leaves a message alone that is refused one',
      withNodes(open, async (one, other) => {
        await fill(one.chatLog, 1);
        await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            (index % 2 ? one : other).chatLog.change('tea', '0', (old) => ({
              ...old,
              text: `${old.text}.`,
            })),
          ),
        );
        const refused = one.chatLog.change('tea', '0', () => {
          throw new CallError('forbidden');
        });
        await assert.rejects(refused, { code: 'forbidden' });
        const kept = await one.chatLog.get('tea', '0');
        assert.deepEqual([kept?.text, kept?.changes], ['hello..........', 10]);
      }),
    );

    it(
      'quotes what was edited or deleted as it is now',
      withNodes(open, async ({ chatLog: log }) => {
        await fill(log, 1, 'as it was');
        const original = (await log.get('tea', '0'))!;
        const reply = { ...message(1), reply: quoteOf(original) };
        const { message: added } = await log.add('tea', reply);
        assert.equal(added.reply?.text, 'as it was');
        const quote = async () => (await log.page('tea', all)).log[1]?.reply?.text;
        assert.equal(await quote(), 'as it was');
        await log.change('tea', '0', (old) => ({ ...old, text: 'edited' }));
        assert.equal(await quote(), 'edited');
        const again = await log.change('tea', '1', (old) => ({ ...old, text: 'so' }));
        assert.equal(again?.message.reply?.text, 'edited');
        await log.change('tea', '0', (old) => ({ ...old, text: '', deleted: true }));
        assert.equal(await quote(), '');
      }),
    );

    it(
      'finds messages by a part of them, the newest first',
      withNodes(open, async ({ chatLog: log }) => {
        for (const [id, text] of ['Tea?', 'Coffee', 'More TEA', 'tea!'].entries())
          await log.add('tea', message(id, text));
        const first = await log.search('tea', 'tea', { limit: 2 });
        assert.deepEqual([first.found.map(({ id }) => id), first.older], [['3', '2'], true]);
        const rest = await log.search('tea', 'tea', { limit: 2, before: '2' });
        assert.deepEqual([rest.found.map(({ id }) => id), rest.older], [['0'], false]);
        const none = { found: [], older: false };
        assert.deepEqual(await log.search('tea', 'tea', { limit: 2, before: 'x' }), none);
      }),
    );

    it(
      'finds what is many pages back, and searches no further than a room is remembered',
      withNodes(open, async ({ chatLog: log }) => {
        await log.add('tea', message('far', 'needle'));
        await fill(log, 450);
        assert.equal((await log.search('tea', 'NEEDLE', { limit: 2 })).found[0]?.id, 'far');
        for (let id = 0; id < 201; id += 1)
          await log.add('tea', message(`long ${id}`, 'x'.repeat(LIMITS.text)));
        assert.deepEqual((await log.search('tea', 'needle', { limit: 2 })).found, []);
      }),
    );

    it(
      'counts who said what, and who gave which reaction',
      withNodes(open, async ({ chatLog: log }) => {
        await fill(log, 2);
        const b = { user: 'b', name: 'B' };
        const reactions = { '👍': [b, from], '🎉': [b] };
        await log.change('tea', '0', (old) => ({ ...old, reactions }));
        await log.add('tea', { ...message(2, ''), deleted: true });
        assert.deepEqual(await log.statistics('tea'), {
          messages: 2,
          people: [
            { user: 'a', name: 'A', messages: 2, reactions: 1 },
            { user: 'b', name: 'B', messages: 0, reactions: 2 },
          ],
          reactions: [
            { emoji: '👍', count: 2 },
            { emoji: '🎉', count: 1 },
          ],
        });
      }),
    );

    it(
      'knows who has written what is still there, by the name that they had last',
      withNodes(open, async ({ chatLog: log }) => {
        const by = (user: string, name: string) => ({ member: 'm', user, name });
        await log.add('tea', { ...message(1), from: by('a', 'A') });
        await log.add('tea', { ...message(2), from: by('a', 'Ann') });
        await log.add('tea', { ...message(3), from: by('b', 'B'), deleted: true });
        await log.add('tea', { ...message(4), from: by('c', 'C'), system: 'hosts' });
        await log.add('coffee', { ...message(5), from: by('d', 'D') });
        const found = await log.authors('tea', ['a', 'b', 'c', 'd']);
        assert.deepEqual(found, [{ user: 'a', name: 'Ann' }]);
      }),
    );

    it(
      'forgets a room, and no other',
      withNodes(open, async ({ chatLog: log }) => {
        await fill(log, 2);
        await log.add('coffee', message(1));
        await log.forget('tea');
        assert.deepEqual(ids(await log.page('tea', all)), []);
        assert.deepEqual(ids(await log.page('coffee', all)), ['1']);
      }),
    );

    it(
      'keeps any text, to the letter',
      withNodes(open, async ({ chatLog: log }, other) => {
        for (const [id, text] of HOSTILE.entries())
          await log.add('tea', { ...message(id, text), from: { ...from, name: text } });
        const page = await other.chatLog.page('tea', all);
        assert.deepEqual(
          page.log.map(({ text, from }) => [text, from.name]),
          HOSTILE.map((text) => [text, text]),
        );
        const [half = ''] = (HOSTILE[3] ?? '').split(' ');
        assert.equal((await log.search('tea', half, { limit: 9 })).found.length, 1);
      }),
    );
  });
}
