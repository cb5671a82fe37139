import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { findTool, runTool } from '../support/tool.ts';

const UNIT = 'deploy/systemd/call-elements.service';
const analyze = findTool('systemd-analyze');

describe('the systemd unit', () => {
  it('has nothing in it that systemd does not know', async (t) => {
    if (!analyze) return t.diagnostic('systemd is not installed: its unit is only read.');
    const { code, said } = await runTool(analyze, ['verify', '--man=no', UNIT]);
    // Of a unit that it finds fault with without being stopped by it, the code says nothing.
    assert.deepEqual({ code, said: about(said) }, { code: 0, said: [] });
  });

  it('lets the server do no more than it has to', async (t) => {
    if (!analyze) return t.diagnostic('systemd is not installed: nobody judges the unit.');
    const args = ['security', '--no-pager', '--offline=true', '--threshold=20', UNIT];
    const { code, said } = await runTool(analyze, args);
    assert.equal(code, 0, said);
  });

  it('keeps what the server keeps, and gives it the time that it needs to stop', () => {
    const unit = readFileSync(UNIT, 'utf8');
    const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];
    assert.equal(setting('WorkingDirectory'), `%S/${setting('StateDirectory')}`);
    assert.equal(setting('EnvironmentFile'), '/etc/call-elements.env');
    assert.ok(Number(setting('TimeoutStopSec')) >= 20);
    assert.equal(setting('MemoryDenyWriteExecute'), undefined);
  });
});

/** What is said of this unit, and not of others on this machine. */
const about = (said: string): string[] =>
  said.split('\n').filter((line) => line.includes('call-elements'));
