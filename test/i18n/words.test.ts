import assert from 'node:assert/strict';
import test from 'node:test';
import { en as enInCalls } from '../../src/i18n/en.ts';
import { enAlerts } from '../../src/i18n/en-alerts.ts';
import { enAnalytics } from '../../src/i18n/en-analytics.ts';
import { enChat } from '../../src/i18n/en-chat.ts';
import { enControls } from '../../src/i18n/en-controls.ts';
import { enDeviceErrors, enDevices } from '../../src/i18n/en-devices.ts';
import { enErrors } from '../../src/i18n/en-errors.ts';
import { enHosting } from '../../src/i18n/en-hosting.ts';
import { enLayouts } from '../../src/i18n/en-layouts.ts';
import { enNews } from '../../src/i18n/en-news.ts';
import { enNotices } from '../../src/i18n/en-notices.ts';
import { enPeople } from '../../src/i18n/en-people.ts';
import { enQuality } from '../../src/i18n/en-quality.ts';
import { enSetup } from '../../src/i18n/en-setup.ts';
import { enScreenErrors, enSharing } from '../../src/i18n/en-sharing.ts';
import { enStats } from '../../src/i18n/en-stats.ts';
import { enFullScreenErrors, enPipErrors, enViews } from '../../src/i18n/en-views.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import type { Words } from '../../src/i18n/words.ts';
import { END_REASONS } from '../../src/protocol/end-reason.ts';
import { ERROR_CODES } from '../../src/protocol/errors.ts';

const en: Words = {
  ...{
    ...enInCalls,
    ...enSetup,
    ...enAlerts,
    ...enSharing,
    ...enHosting,
    ...enNotices,
    ...enPeople,
    ...enNews,
    ...enLayouts,
    ...enChat,
    ...enControls,
    ...enDevices,
    ...enQuality,
    ...enStats,
    ...enAnalytics,
    ...enViews,
  },
  errors: { ...enInCalls.errors, ...enErrors } as Words['errors'],
  deviceErrors: {
    ...enDeviceErrors,
    screen: enScreenErrors,
    pip: enPipErrors,
    fullscreen: enFullScreenErrors,
  },
};
const languages: [string, Words][] = [['en', en]];
for (const [code, load] of Object.entries(LANGUAGES)) languages.push([code, await load()]);

/** The names of all entries, those within entries included. */
function keys(words: object, path = ''): string[] {
  return Object.entries(words)
    .flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? keys(value, `${path}${key}.`)
        : [`${path}${key}`],
    )
    .sort();
}

/** What every entry says; functions are asked with a name, with a count, and with nothing. */
function sayings(words: object): [key: string, text: unknown][] {
  return Object.entries(words).flatMap(([key, value]): [string, unknown][] => {
    if (typeof value === 'function')
      return [
        [key, value('Ann', 1)],
        [key, value('Ann, Bob', 2)],
        [key, value('', 0)],
      ];
    return typeof value === 'object' ? sayings(value) : [[key, value]];
  });
}

for (const [code, words] of languages) {
  test(`${code} says who it is`, () => {
    assert.equal(words.$code, code);
    assert.ok(['ltr', 'rtl'].includes(words.$dir));
  });

  test(`${code} has the same entries as English`, () => {
    assert.deepEqual(keys(words), keys(en));
  });

  test(`${code} has words for every reason why a call ends`, () => {
    for (const reason of END_REASONS) {
      assert.ok(words.reasons[reason]('', 0).length > 0, reason);
      assert.ok(words.reasons[reason]('Ann', 1).length > 0, reason);
    }
  });

  test(`${code} has words for everything that can go wrong`, () => {
    for (const error of ERROR_CODES) assert.ok(words.errors[error].length > 0, error);
  });

  test(`${code} leaves nothing empty, and nothing unsaid`, () => {
    for (const [key, text] of sayings(words)) {
      assert.equal(typeof text, 'string', key);
      assert.match(String(text), /\S/, key);
      assert.doesNotMatch(String(text), /undefined|null|NaN|\[object/, key);
    }
  });

  test(`${code} counts one and many`, () => {
    for (const count of [words.unread, words.moreCalls]) assert.notEqual(count(1), count(2));
    const { declined } = words.reasons;
    assert.ok(declined('Ann', 1).includes('Ann'));
    assert.ok(declined('Ann, Bob', 2).includes('Ann, Bob'));
  });
}
