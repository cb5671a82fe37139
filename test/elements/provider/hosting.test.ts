import { expect } from '@open-wc/testing';
import { part } from '../../../stories/support/settled.ts';
import { eventually, until } from '../../support/until.ts';
import { find, heard, page } from '../support/page.ts';

const announced = (text: string) =>
  eventually(() => part(find('call-provider'), 'announcer').textContent?.includes(text));

describe('in a room that somebody hosts, call-provider', () => {
  const hosted = async (settings = {}) => {
    const scene = await page('');
    const host = scene.server.engine('bob', 'Bob');
    await host.join('tea');
    const hosting = await host.room.value!.hosting.load();
    await hosting.set(settings);
    find('call-provider').roomId = 'tea';
    return { scene, host, hosting };
  };
  const others = (host: Awaited<ReturnType<typeof hosted>>['host']) =>
    until(() => host.room.value?.roster.others.value[0]);

  it('says that one waits, and comes in when a host lets one in', async () => {
    const { scene, host, hosting } = await hosted({ waiting: true });
    await announced('You are waiting');
    await until(() => hosting.waiting.value.length === 1);
    expect(scene.engine.room.value).to.equal(undefined);
    await hosting.admit();
    await until(() => scene.engine.room.value?.id === 'tea');
    host.close();
  });

  it('waits no more when the attribute goes', async () => {
    const { scene, host, hosting } = await hosted({ waiting: true });
    await until(() => hosting.waiting.value.length === 1);
    find('call-provider').roomId = '';
    await until(() => hosting.waiting.value.length === 0);
    expect(scene.engine.waiting.value).to.equal(undefined);
    host.close();
  });

  it('stays out once it was sent away, also after a lost connection', async () => {
    const { scene, host, hosting } = await hosted({ waiting: true });
    const [first] = await until(() => hosting.waiting.value.length > 0 && hosting.waiting.value);
    const ended = heard<{ reason: string; message: string }>(document, 'call-ended');
    await hosting.deny(first!.id, 'tomorrow');
    const { reason, message } = (await ended).detail;
    expect([reason, message]).to.deep.equal(['denied', 'tomorrow']);
    await announced('You were not let in: tomorrow');
    scene.line.drop();
    scene.line.restore();
    await until(() => scene.line.state.value === 'connected');
    // Said after whatever joining there would be.
    await scene.line.request('session:check', {});
    expect(hosting.waiting.value).to.deep.equal([]);
    host.close();
  });

  it('says what hosts do to one, and what others do for a moment', async () => {
    const { scene, host, hosting } = await hosted();
    const { id } = await others(host);
    await until(() => scene.engine.sources.microphone.on.value);
    await hosting.stop(id, 'microphone');
    await announced('Bob has muted you');
    await hosting.ask(id);
    await announced('Bob asks you to turn your microphone on');
    await hosting.assign(id, 'cohost');
    await announced('You are a co-host now');
    await hosting.raiseHand();
    await announced('Bob raises a hand');
    const reaction = heard<{ emoji: string }>(document, 'call-reaction');
    await hosting.react('👏');
    expect((await reaction).detail.emoji).to.equal('👏');
    await announced('Bob: 👏');
    await hosting.eject(id, 'enough');
    await announced('You were removed from the call: enough');
    host.close();
  });
});
