import type { QualityLevel, QualityReason } from '../../engine/room/quality.ts';
import './english-quality.ts';
import type { Localize } from './localize.ts';

const LEVELS = { good: 'qualityGood', fair: 'qualityFair', poor: 'qualityPoor' } as const;
const REASONS = {
  'upload-loss': 'uploadLoses',
  'download-loss': 'downloadLoses',
  delay: 'soundIsLate',
  frozen: 'pictureStandsStill',
  frames: 'fewPictures',
} as const satisfies Record<QualityReason['code'], string>;

/** How good what is heard and seen is, and why it is not better, in plain words. */
export const qualityText = (
  words: Localize,
  level: QualityLevel,
  reason: QualityReason | undefined,
): string =>
  reason ? words.term(REASONS[reason.code], amountOf(words, reason)) : words.term(LEVELS[level]);

/** By how much, written out. */
export function amountOf(words: Localize, { code, value }: QualityReason): string {
  if (code === 'frames') return words.number(Math.round(value));
  if (code !== 'delay') return words.number(value, { style: 'percent' });
  const unit = { style: 'unit', unit: 'second', unitDisplay: 'long' } as const;
  return words.number(value, { ...unit, maximumFractionDigits: 1 });
}
