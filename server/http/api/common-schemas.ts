import * as v from 'valibot';
import { ERROR_CODES } from '../../../src/protocol/errors.ts';

/** A whole number in a query, where everything is text. */
export const whole = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
  );

/** Milliseconds since the epoch, in a query. */
export const instant = whole(0, Number.MAX_SAFE_INTEGER);

/** The same in an answer. */
export const time = v.pipe(v.number(), v.integer(), v.description('Milliseconds since the epoch.'));

/** Somebody, as they were called then. */
export const named = v.pipe(
  v.strictObject({ user: v.string(), name: v.string() }),
  v.metadata({ ref: 'Named', description: 'Somebody, as they were called then.' }),
);

export const errorBody = v.pipe(
  v.strictObject({
    error: v.strictObject({
      code: v.picklist(ERROR_CODES),
      message: v.pipe(v.string(), v.description('For developers; never what was sent.')),
    }),
  }),
  v.metadata({ ref: 'Error', description: 'Why something was refused.' }),
);
