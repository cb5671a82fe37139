import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ApiTown, call } from '../../support/api-town.ts';

const run = promisify(execFile);
const guide = readFileSync(new URL('../../../docs/rest.md', import.meta.url), 'utf8');
/** What the guide has people type, in its order. */
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text);

describe('what the guide to the API has one type', () => {
  const town = new ApiTown();
  before(() => town.begin());
  after(() => town.end());

  it('works, one after the other', async () => {
    const [alice, bob] = [await town.page('alice'), await town.page('bob')];
    await town.page('carol');
    const environment: Record<string, string> = {
      SERVER: town.url,
      TOKEN: await town.bearer('alice'),
      ALICE: await town.bearer('alice'),
      BOB: await town.bearer('bob'),
      ROOT: await town.bearer('root', { role: 'host' }),
    };
    const commands = blocks.flatMap((block) => block.trim().split(/\n(?=curl)/));
    assert.ok(commands.length > 10);
    for (const command of commands) {
      if (command.includes('$OTHER')) environment['OTHER'] = (await call(alice, 'bob')).room;
      const { stdout } = await run('sh', ['-c', `${command} -s --fail-with-body`], {
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment },
      }).catch(({ stdout: said, message }) => assert.fail(`${command}\n${said}\n${message}`));
      const answer = stdout === '' ? undefined : JSON.parse(stdout);
      if (command.includes('"video": true')) environment['CALL'] = answer.id;
    }
    assert.ok(bob.heard.some(({ event }) => event === 'invite:changed'));
  });
});
