/**
 * How long frames take on a stage of many while they come, speak and go: `video-grid` against bare boxes in a grid of the
 * browser's own, in turn and in the same run, with the same pictures. In milliseconds.
 *
 *   npm run bench:stage                          49 people, 5 rounds
 *   npm run bench:stage -- --people 25 --rounds 3
 */
import { parseArgs } from 'node:util';
import { compareInPage } from './support/in-page.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '49' },
    rounds: { type: 'string', default: '5' },
  },
});

const PHASES = ['come', 'speak', 'go'];

await compareInPage({
  title: `${values.people} on the stage`,
  entry: 'bench/support/stage-page.ts',
  ways: ['bare', 'ours'],
  stages: PHASES.flatMap((phase) => ['median', '95th', 'worst'].map((part) => `${phase}, ${part}`)),
  rounds: Number(values.rounds),
  count: Number(values.people),
  frames: 180,
});
