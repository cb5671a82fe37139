import * as v from 'valibot';
import { time } from './common-schemas.ts';

const CAUSES = ['upload-loss', 'download-loss', 'delay', 'frozen', 'frames'] as const;
const share = v.number();

export const shares = v.pipe(
  v.strictObject({ good: share, fair: share, poor: share }),
  v.metadata({ ref: 'QualityShares', description: 'Shares of a time, together 1.' }),
);

export const causes = v.pipe(
  v.array(v.strictObject({ code: v.picklist(CAUSES), value: v.optional(v.number()) })),
  v.description(
    'Why it was not better, the most telling first: a share for losses and `frozen`, seconds for `delay`, pictures a second for `frames`.',
  ),
);

const direction = v.strictObject({
  loss: share,
  jitter: v.number(),
  frames: v.number(),
  rating: v.number(),
  bits: v.number(),
});

const report = v.pipe(
  v.strictObject({
    user: v.string(),
    member: v.string(),
    at: time,
    seconds: v.pipe(v.number(), v.description('For how long the page looked.')),
    levels: shares,
    setup: v.optional(
      v.pipe(v.number(), v.description('Seconds until somebody was heard or seen.')),
    ),
    members: v.array(
      v.strictObject({
        member: v.string(),
        seconds: v.number(),
        levels: shares,
        inward: direction,
        outward: direction,
        roundTrip: v.number(),
        frozen: share,
        relayed: v.optional(v.boolean()),
      }),
    ),
  }),
  v.metadata({ ref: 'QualityReport', description: 'How a call was for one page.' }),
);

export const callQuality = v.strictObject({
  reports: v.array(report),
  summary: v.pipe(
    v.nullable(
      v.strictObject({
        seconds: v.number(),
        quality: shares,
        causes,
        means: v.nullable(
          v.strictObject({
            ...{ lossIn: share, lossOut: share, jitter: v.number(), roundTrip: v.number() },
            ...{ rating: v.number(), frozen: share, frames: v.number(), bits: v.number() },
          }),
        ),
      }),
    ),
    v.description('What these reports say together; null where there are none.'),
  ),
});
