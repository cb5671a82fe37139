import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect, newInstance } from '../../support/bare-client.ts';
import { call } from '../../support/rules.ts';
import { launchServer } from '../../support/server-process.ts';

const slots = { microphone: true, camera: false };
const SAID = {
  name: 'Name Of Alice',
  text: 'words between the two',
  reason: 'because of the weather',
  title: 'title of the room',
  sdp: 'v=0\r\na=something-described',
  token: 'token-in-a-command',
  unknown: 'made-up-command',
};

describe('the log of the program', () => {
  /** A call with all that people say in one, and what the program logs of it, line by line. */
  async function logged(level: string) {
    const server = await launchServer({ LOG_LEVEL: level });
    let text = '';
    for (const stream of [server.child.stdout, server.child.stderr])
      stream?.on('data', (part) => (text += part));
    const [alice, bob] = [
      await connect(server.url, { user: 'alice', name: SAID.name }),
      await connect(server.url, { user: 'bob' }),
    ];
    const { invite, joined } = await alice.ask('invite:send', call(['bob']));
    await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
    const { room } = invite;
    await bob.ask('chat:send', { room, id: 'message-1', text: SAID.text });
    const signal = { kind: 'offer', offer: 1, sdp: SAID.sdp, mids: {} } as const;
    await bob.ask('peer:relay', { room, to: joined?.me ?? '', signal });
    await bob.send('chat:send', { room, text: SAID.text, excess: SAID.text });
    await bob.send('session:renew', { token: SAID.token });
    await bob.send(SAID.unknown, {});
    for (const one of [alice, bob]) await one.ask('room:leave', { room });
    await alice.join('tea');
    await alice.ask('room:set', { room: 'tea', title: SAID.title });
    await alice.ask('room:leave', { room: 'tea' });
    const again = await alice.ask('invite:send', call(['bob']));
    await bob.ask('invite:decline', { invite: again.invite.id, reason: SAID.reason });
    for (const one of [alice, bob]) one.close();
    assert.equal(await server.stop(), 0);
    const lines = text.trim().split('\n');
    return { text, room, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
  }

  it('has which call it was and what became of it, and nothing that anybody said or is called', async () => {
    const { text, room, lines } = await logged('trace');
    for (const [what, words] of Object.entries(SAID)) assert.ok(!text.includes(words), what);
    assert.doesNotMatch(text, /alice|"bob"/);
    const of = (words: string) => lines.filter(({ msg, call: id }) => msg === words && id === room);
    for (const words of ['people are rung', 'somebody rings no more', 'a room was closed'])
      assert.equal(of(words).length, 1, words);
    assert.equal(of('somebody came').length, 2);
    const refused = lines.filter(({ msg }) => msg === 'a command was refused');
    assert.deepEqual(
      refused.map(({ command, code }) => [command, code]),
      [
        ['chat:send', 'invalid'],
        ['session:renew', 'wrong-state'],
        ['unknown', 'unknown-command'],
      ],
    );
    assert.ok(
      lines.some(({ msg, command }) => msg === 'a command was done' && command === 'peer:relay'),
    );
  });

  it('has on its usual level no line for each who comes, and none for what is refused', async () => {
    const { lines } = await logged('info');
    const words = lines.map(({ msg }) => msg);
    assert.ok(words.includes('people are rung'));
    for (const not of ['somebody came', 'a command was refused', 'a command was done'])
      assert.ok(!words.includes(not), not);
  });
});
