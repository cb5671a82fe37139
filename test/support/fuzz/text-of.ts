import fc, { type Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { REACTIONS } from '../../../src/protocol/reaction.ts';
import type { Limits, Schema } from './arbitrary-of.ts';

/** Texts of the forms that expressions of ours ask for and fast-check cannot make from them. */
const FORMS: readonly Arbitrary<string>[] = [
  // At no host that there is: whatever is asked for there, nobody is.
  fc.webPath().map((path) => `https://site.invalid${path}`),
  fc.constantFrom(...REACTIONS, '🫶', '🏳️‍🌈', '👩‍👩‍👧‍👦', '🇳🇴'),
  fc.stringMatching(/^[\w-]{22}$/),
  fc.stringMatching(/^B[\w-]{86}$/),
];

/** What was made of expressions: of one with properties of Unicode that takes a second. */
const made = new Map<string, Arbitrary<string>>();

/** Samples by which it is seen whether a form is one that a schema asks for. */
const TRIES = 5;

/** Texts that a schema lets through. Most are short; some are as long as they may be. */
export function textOf(schema: Schema, limits: Limits): Arbitrary<string> {
  const minLength = (limits.get('min_length') as number | undefined) ?? 0;
  const maxLength = (limits.get('max_length') as number | undefined) ?? 1_000;
  const plain = fc.string({ minLength, maxLength, unit: 'grapheme' });
  const long = fc.constant('x'.repeat(maxLength));
  const free = fc.oneof({ arbitrary: plain, weight: 60 }, { arbitrary: long, weight: 1 });
  const found = [...byExpression(limits), free, ...FORMS].filter((one) => fits(one, schema));
  const [best] = found;
  if (!best) throw new Error('nobody has said how a text of this form is drawn');
  return best;
}

/** By the schema's own expression, where that is one which fast-check understands. */
function byExpression(limits: Limits): readonly Arbitrary<string>[] {
  const expression = limits.get('regex');
  if (!(expression instanceof RegExp) || expression.flags.includes('v')) return [];
  const known = made.get(String(expression)) ?? fc.stringMatching(expression);
  made.set(String(expression), known);
  return [known];
}

/** Whether most of them come through, so that a filter does not look for long. */
function fits(texts: Arbitrary<string>, schema: Schema): boolean {
  const samples = fc.sample(texts, { seed: 1, numRuns: TRIES });
  return samples.filter((text) => v.is(schema, text)).length > TRIES / 2;
}
