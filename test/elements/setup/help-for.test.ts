import { expect } from '@open-wc/testing';
import { helpFor } from '../../../src/elements/setup/help-for.ts';
import { platformOf } from '../../../src/elements/setup/platform.ts';

const AGENTS = {
  chrome:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
};

const help = (agent: keyof typeof AGENTS, code: Parameters<typeof helpFor>[0], touchPoints = 0) =>
  helpFor(code, platformOf(AGENTS[agent], touchPoints));

describe('help with a device', () => {
  it('for a blocked page is where the browser has it', () => {
    expect(help('chrome', 'permission-denied')).to.equal('helpBlockedChromium');
    expect(help('edge', 'permission-denied')).to.equal('helpBlockedChromium');
    expect(help('firefox', 'permission-denied')).to.equal('helpBlockedFirefox');
    expect(help('safari', 'permission-denied')).to.equal('helpBlockedSafari');
    for (const phone of ['iphone', 'android'] as const)
      expect(help(phone, 'permission-denied')).to.equal('helpBlockedPhone');
    expect(helpFor('permission-denied', platformOf('', 0))).to.equal('helpBlockedOther');
  });

  it('for a blocked browser is where the system has it', () => {
    expect(help('chrome', 'permission-system')).to.equal('helpSystemWindows');
    expect(help('safari', 'permission-system')).to.equal('helpSystemMac');
    expect(help('android', 'permission-system')).to.equal('helpSystemPhone');
    expect(help('firefox', 'permission-system')).to.equal('helpSystemOther');
  });

  it('takes a Mac that can be touched for the tablet that it is', () => {
    expect(help('safari', 'permission-system', 5)).to.equal('helpSystemPhone');
  });

  it('is there for all that a person can mend, and for nothing else', () => {
    expect(help('chrome', 'permission-dismissed')).to.equal('helpDismissed');
    expect(help('chrome', 'device-in-use')).to.equal('helpInUse');
    expect(help('chrome', 'device-missing')).to.equal('helpMissing');
    expect(help('chrome', 'device-failed')).to.equal(undefined);
  });
});
