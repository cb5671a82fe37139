import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { chromiumIn } from './support/browser.ts';
import { ORIGIN } from './support/call-server.ts';
import { Laboratory } from './support/laboratory.ts';
import { TURN, TURN_SECRET } from './support/turn-server.ts';

describe('npm run check:turn, behind a symmetric NAT', () => {
  let lab: Laboratory;

  before(async () => {
    lab = await Laboratory.open();
  });

  after(async () => {
    await lab?.close();
  });

  it('says which of host, srflx and relay work', () => {
    const { status, stdout } = check({ TURN_URLS: `${TURN.stun} ${TURN.udp} ${TURN.tcp}` });
    assert.match(stdout, /host {3}works: 10\.0\.1\.2\n/);
    assert.match(stdout, /srflx {2}works: .* 198\.51\.100\.10\n/);
    assert.equal(
      stdout.match(/relay {2}works: through 198\.51\.100\.1, and carries data/g)?.length,
      2,
    );
    assert.match(stdout, /3 of 3 work/);
    assert.equal(status, 0);
  });

  it('says what to open where UDP is blocked', () => {
    const { router } = lab.alice;
    router.iptables('-I', 'FORWARD', '-p', 'udp', '-j', 'DROP');
    const { status, stdout } = check({ TURN_URLS: `${TURN.udp} ${TURN.tcp}` });
    router.iptables('-F', 'FORWARD');
    assert.match(stdout, /does not work: no answer\.\n +Open UDP port 3478 of 198\.51\.100\.1 /);
    assert.match(stdout, /1 of 2 works/);
    assert.equal(status, 1);
  });

  it('says when the secret is not the right one', () => {
    const { status, stdout } = check({ TURN_URLS: TURN.udp, TURN_SECRET: 'quite another secret' });
    assert.match(stdout, /refuses with 401/);
    assert.equal(status, 1);
  });

  it('asks a running server', async () => {
    await lab.server.start({ TURN_URLS: TURN.tcp, TURN_SECRET });
    const { status, stdout } = check({}, '--server', ORIGIN);
    assert.match(stdout, /1 of 1 works/);
    assert.equal(status, 0);
  });

  it('is on the demo’s page as well, for whoever is there', async () => {
    const call = await lab.call(TURN.stun, TURN.udp);
    const [page] = call.pages;
    await page?.evaluate(() => document.querySelector<HTMLButtonElement>('#check')?.click());
    await page?.waitForSelector('#check:enabled');
    const said = await page?.$$eval('#checked > *', (items) =>
      items.map((item) => item.textContent ?? ''),
    );
    assert.equal(said?.length, 2);
    assert.match(said[0] ?? '', /srflx {2}works: .* 198\.51\.100\.10/);
    assert.match(said[1] ?? '', /relay {2}works: through 198\.51\.100\.1, and carries data/);
    await call.close();
  });

  function check(settings: Record<string, string>, ...options: readonly string[]) {
    const { computer } = lab.alice;
    const env = { PATH: process.env['PATH'] ?? '', CHROME_PATH: chromiumIn(computer, lab.folder) };
    return spawnSync(
      'ip',
      ['netns', 'exec', computer.name, process.execPath, 'scripts/check-turn.mjs', ...options],
      { encoding: 'utf8', env: { ...env, TURN_SECRET, ...settings } },
    );
  }
});
