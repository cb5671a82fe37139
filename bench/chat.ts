/**
 * How long frames take while somebody scrolls through a long chat: our panel against a bare list of all messages, with and
 * without `content-visibility`, in turn and in the same run. In milliseconds; `elements` are those in the list.
 *
 *   npm run bench:chat                                10,000 messages, 5 rounds
 *   npm run bench:chat -- --messages 2000 --rounds 3
 */
import { parseArgs } from 'node:util';
import { compareInPage } from './support/in-page.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
});

await compareInPage({
  title: `${values.messages} messages, scrolled through`,
  entry: 'bench/support/chat-page.ts',
  ways: ['bare', 'content-visibility', 'ours'],
  stages: ['median', '95th', 'worst', 'new message', 'elements'],
  rounds: Number(values.rounds),
  count: Number(values.messages),
  frames: 180,
});
