import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { hasState, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const SECRET = 'a secret of at least 32 characters';
/** Seconds for which each token is good: a call outlives several of them. */
const GOOD_FOR = 4;

const issue = (sub: string) =>
  new SignJWT({ name: sub })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + GOOD_FOR)
    .sign(new TextEncoder().encode(SECRET));

/** Set up before the provider is there, as a site's own script would be. */
const FRESH = `<script type="module">
  const provider = document.querySelector('call-provider');
  globalThis.states = [];
  globalThis.count = 0;
  provider.getToken = async () => {
    globalThis.count += 1;
    return globalThis.issue(provider.getAttribute('user'));
  };
  const note = () => {
    if (states.at(-1) !== provider.state) states.push(provider.state);
    requestAnimationFrame(note);
  };
  note();
</script>`;

describe('a call that outlives its tokens', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open({ settings: { CALL_SECRET: SECRET } });
  });
  after(() => stage.close());

  it('goes on, on the same connection', async () => {
    const pages = [];
    for (const user of ['alice', 'bob']) {
      const { page } = await stage.open('about:blank');
      await page.exposeFunction('issue', issue);
      await page.goto(stage.compose(`/${user}`, user, TAGS + FRESH, 'room="team"'));
      pages.push(page);
    }
    for (const page of pages) {
      await hasState(page, 'call-provider', 'in-call');
      await together(page, 2);
    }
    for (const page of pages) {
      await page.waitForFunction('count > 3', { polling: 100 });
      const states = (await page.evaluate('states')) as string[];
      assert.ok(!states.includes('reconnecting'), states.join());
      assert.equal(states.at(-1), 'connected');
      const room = await page.evaluate(
        () => document.querySelector<CallProvider>('call-provider')?.room?.members.length,
      );
      assert.equal(room, 2);
    }
  });
});
