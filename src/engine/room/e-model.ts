/**
 * How good speech is for people: the E-model, ITU-T G.107 (06/2015), reduced to what a browser can count. All else has the
 * recommendation's default values (table 3), with which there is no echo and no noise, so that R = 93.2 - Idd - Ie-eff.
 */

/** R0 - Is with the default values (section 7.7). */
const BASE = 93.2;
/**
 * The equipment impairment of Opus, and its robustness against loss: no recommendation (G.113, appendix I) has it. Its
 * bandwidth is more than the model knows, so there is none; and as codecs with concealment are, which it also mends.
 */
const IE = 0;
const BPL = 20;
/** Losses come by chance (section 7.5). */
const BURST = 1;

/** The rating R, from 0 to 93.2: `loss` is a share, `delay` seconds from mouth to ear. */
export function rating(loss: number, delay: number): number {
  return Math.min(BASE, Math.max(0, BASE - delayImpairment(delay * 1_000) - lossImpairment(loss)));
}

/** Idd (section 7.4): nothing up to a tenth of a second. */
function delayImpairment(milliseconds: number): number {
  if (milliseconds <= 100) return 0;
  const x = Math.log2(milliseconds / 100);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

/** Ie-eff (section 7.5), with the loss in per cent. */
function lossImpairment(loss: number): number {
  const percent = loss * 100;
  return percent === 0 ? IE : IE + (95 - IE) * (percent / (percent / BURST + BPL));
}
