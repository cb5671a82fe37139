import { expect } from '@open-wc/testing';
import { type Refusal, refusalCode } from '../../src/media/refusal.ts';

const IN_CONTEXT =
  'The request is not allowed by the user agent or the platform in the current context';

/** What browsers throw, as they were met: [browser, what happened, refusal, code]. */
const MET: readonly [string, string, Omit<Refusal, 'isListed'> & { isListed?: boolean }, string][] =
  [
    [
      'Chromium',
      'the page is blocked',
      { name: 'NotAllowedError', message: 'Permission denied', permission: 'denied' },
      'permission-denied',
    ],
    [
      'Chromium',
      'the question was closed',
      { name: 'NotAllowedError', message: 'Permission dismissed', permission: 'prompt' },
      'permission-dismissed',
    ],
    [
      'Chromium',
      'the question was closed often, and is asked no more for a while',
      { name: 'NotAllowedError', message: 'Permission dismissed', permission: 'denied' },
      'permission-dismissed',
    ],
    [
      'Chromium',
      'the system blocks the browser',
      { name: 'NotAllowedError', message: 'Permission denied by system', permission: 'granted' },
      'permission-system',
    ],
    [
      'Chromium',
      'the system has just asked, and was refused',
      { name: 'NotAllowedError', message: 'Permission denied by system', permission: 'prompt' },
      'permission-system',
    ],
    [
      'Chromium',
      'there is none',
      { name: 'NotFoundError', message: 'Requested device not found', permission: 'prompt' },
      'device-missing',
    ],
    [
      'Chromium',
      'another program has it',
      { name: 'NotReadableError', message: 'Could not start video source', permission: 'granted' },
      'device-in-use',
    ],
    [
      'Chromium',
      'it does not start',
      { name: 'AbortError', message: 'Timeout starting video source', permission: 'granted' },
      'device-in-use',
    ],
    [
      'Firefox',
      'the page is blocked',
      { name: 'NotAllowedError', message: `${IN_CONTEXT}.`, permission: 'denied' },
      'permission-denied',
    ],
    [
      'Firefox',
      'blocked for now',
      { name: 'NotAllowedError', message: `${IN_CONTEXT}.`, permission: 'prompt' },
      'permission-dismissed',
    ],
    [
      'Firefox before 132',
      'blocked, and permissions cannot be asked for',
      { name: 'NotAllowedError', message: `${IN_CONTEXT}.`, permission: undefined },
      'permission-denied',
    ],
    [
      'Firefox on a Mac',
      'the system blocks the browser',
      {
        name: 'NotFoundError',
        message: 'The object can not be found here.',
        permission: 'granted',
      },
      'permission-system',
    ],
    [
      'Firefox',
      'there is none',
      {
        name: 'NotFoundError',
        message: 'The object can not be found here.',
        permission: 'granted',
        isListed: false,
      },
      'device-missing',
    ],
    [
      'Firefox',
      'another program has it',
      { name: 'AbortError', message: 'Starting videoinput failed', permission: 'granted' },
      'device-in-use',
    ],
    [
      'Firefox',
      'another program has it (microphone)',
      {
        name: 'NotReadableError',
        message: 'Failed to allocate audiosource',
        permission: 'granted',
      },
      'device-in-use',
    ],
    [
      'Firefox for Android',
      'the system blocks the browser',
      { name: 'NotAllowedError', message: `${IN_CONTEXT}.`, permission: 'granted' },
      'permission-system',
    ],
    [
      'Safari',
      'refused',
      {
        name: 'NotAllowedError',
        message: `${IN_CONTEXT}, possibly because the user denied permission.`,
        permission: 'denied',
      },
      'permission-denied',
    ],
    [
      'Safari',
      'there is none',
      { name: 'OverconstrainedError', message: 'Invalid constraint', permission: 'granted' },
      'device-missing',
    ],
    [
      'anything',
      'something else',
      { name: 'TypeError', message: 'no', permission: 'granted' },
      'device-failed',
    ],
  ];

describe('a device that cannot be opened', () => {
  for (const [browser, what, refusal, code] of MET) {
    it(`${browser}: ${what} → ${code}`, () => {
      expect(refusalCode({ isListed: true, ...refusal })).to.equal(code);
    });
  }
});
