import type { ReportedCall } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';
import { amountOf, qualityText } from '../base/quality-text.ts';

type Cause = ReportedCall['causes'][number];

const WITHOUT_AMOUNT = {
  delay: 'cameLate',
  frozen: 'stoodStill',
  frames: 'cameRarely',
} as const;

/** Why a call was not better, in plain words; empty for a cause of which a newer server knows. */
export function causeText(words: Localize, { code, value }: Cause): string {
  switch (code) {
    // Whoever is concerned is told of "your upload"; whoever reads it here is not.
    case 'upload-loss':
      return words.term(
        'lostOnTheWayOut',
        value === undefined ? '' : amountOf(words, { code, value }),
      );
    case 'download-loss':
      return words.term(
        'lostOnTheWayIn',
        value === undefined ? '' : amountOf(words, { code, value }),
      );
    case 'delay':
    case 'frozen':
    case 'frames':
      return value === undefined
        ? words.term(WITHOUT_AMOUNT[code])
        : qualityText(words, 'poor', { code, value });
    default:
      return '';
  }
}
