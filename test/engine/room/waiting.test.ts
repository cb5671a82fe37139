import { expect } from '@open-wc/testing';
import type { FactMap } from '../../../src/engine/facts.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { canvasBackend } from '../../../src/testing/canvas-backend.ts';
import { fact, type Person, scene } from '../../support/engines.ts';
import { until } from '../../support/until.ts';

describe('a room with a waiting room', () => {
  let stage: ReturnType<typeof scene>;
  let host: Person;
  let guest: Person;

  beforeEach(async () => {
    stage = scene();
    host = await stage.person('host', { openBackend: canvasBackend });
    guest = await stage.person('guest', { openBackend: canvasBackend });
    await host.engine.join('tea');
    await (await hosting(host)).set({ waiting: true });
  });
  afterEach(() => stage.end());

  const hosting = ({ engine }: Person) => engine.room.value!.hosting.load();
  const knock = async (person = guest) => {
    const joining = person.engine.join('tea');
    await until(() => person.engine.waiting.value);
    const { waiting } = await hosting(host);
    const [first] = await until(() => waiting.value.length > 0 && waiting.value);
    return { joining, first: first! };
  };

  it('has one wait, visibly, with the devices on, until a host lets one in', async () => {
    const noticed = fact(guest, 'call-notice');
    const knocked = new Promise<FactMap['call-notice']>((resolve) => {
      host.engine.facts.on(
        'call-notice',
        (notice) => notice.code === 'knocking' && resolve(notice),
      );
    });
    const { joining, first } = await knock();
    expect((await noticed).code).to.equal('waiting');
    expect(await knocked).to.include({ name: 'guest', member: first.id });
    expect(guest.engine.waiting.value).to.include({ room: 'tea', since: first.since });
    expect(guest.engine.room.value).to.equal(undefined);
    await until(() => guest.engine.sources.microphone.on.value);
    await (await hosting(host)).admit(first.id);
    await joining;
    expect(guest.engine.room.value?.id).to.equal('tea');
    expect(guest.engine.waiting.value).to.equal(undefined);
    expect(guest.engine.sources.microphone.on.value).to.equal(true);
    await until(() => host.engine.room.value?.members.length === 2);
  });

  it('is one wait though it was asked for twice, and one stays in when it is over', async () => {
    const twice = Promise.all([guest.engine.join('tea'), guest.engine.join('tea')]);
    await until(() => guest.engine.waiting.value);
    await until(() => host.engine.room.value?.hosting.loaded.value?.waiting.value.length === 1);
    await (await hosting(host)).admit();
    await twice;
    const heard = fact(guest, 'call-reaction');
    await (await hosting(guest)).react('👍');
    expect((await heard).member.name).to.equal('guest');
    expect(host.engine.room.value?.members).to.have.length(2);
  });

  it('is come out of with what one has turned on and off meanwhile', async () => {
    const { joining } = await knock();
    const { microphone, camera } = guest.engine.sources;
    await until(() => microphone.on.value);
    await guest.engine.set('microphone', false);
    await guest.engine.set('camera', true);
    await until(() => !microphone.on.value && camera.on.value);
    await (await hosting(host)).admit();
    await joining;
    expect([microphone.on.value, camera.on.value]).to.deep.equal([false, true]);
    const theirs = () => host.engine.room.value?.roster.others.value[0];
    await until(() => theirs()?.camera && !theirs()?.microphone);
  });

  it('is left by hanging up, and the devices are given back', async () => {
    const { joining } = await knock();
    await guest.engine.hangUp();
    expect(guest.engine.waiting.value).to.equal(undefined);
    await joining;
    const { waiting } = await hosting(host);
    await until(() => waiting.value.length === 0);
    await until(() => guest.engine.sources.microphone.state.value.status === 'off');
  });

  it('is left at once by a page that closes', async () => {
    const noticed = fact(guest, 'call-notice');
    const { joining } = await knock();
    await noticed;
    guest.engine.close();
    await joining;
    const { waiting } = await hosting(host);
    await until(() => waiting.value.length === 0);
  });

  it('ends with a word where a host refuses', async () => {
    const ended = fact(guest, 'call-ended');
    const { joining, first } = await knock();
    await (await hosting(host)).deny(first.id, 'tomorrow');
    await joining;
    const told = await ended;
    expect([told.reason, told.message, told.room]).to.deep.equal(['denied', 'tomorrow', 'tea']);
    expect(guest.engine.waiting.value).to.equal(undefined);
  });

  it('is over for whoever is refused at once, who does not knock again', async () => {
    const ended = fact(guest, 'call-ended');
    const { signaling } = host.engine;
    const { waiting } = await hosting(host);
    const denied = new Promise<void>((resolve) => {
      const until = new AbortController();
      signaling.on(
        'room:waiting',
        ({ room, waiting: [first] }) => {
          until.abort();
          void signaling.request('room:deny', { room, member: first!.id }).then(() => resolve());
        },
        until.signal,
      );
    });
    await guest.engine.join('tea');
    await denied;
    expect((await ended).reason).to.equal('denied');
    // What was on its way has come by then.
    await guest.engine.signaling.request('session:check', {});
    await signaling.request('session:check', {});
    expect(waiting.value).to.deep.equal([]);
  });

  it('is waited for once, and not any more by who goes elsewhere', async () => {
    const { joining } = await knock();
    const again = guest.engine.join('tea');
    await guest.engine.join('coffee');
    await Promise.all([joining, again]);
    expect(guest.engine.room.value?.id).to.equal('coffee');
    expect(guest.engine.waiting.value).to.equal(undefined);
    const { waiting } = await hosting(host);
    await until(() => waiting.value.length === 0);
  });

  it('is waited for no more by whom a host has rung into it meanwhile', async () => {
    const { joining } = await knock();
    const noticed = fact(guest, 'call-incoming');
    await host.engine.invite(['guest']);
    await noticed;
    await guest.engine.accept();
    await joining;
    expect(guest.engine.room.value?.id).to.equal('tea');
    const { waiting } = await hosting(host);
    await until(() => waiting.value.length === 0);
    expect(host.engine.room.value?.members).to.have.length(2);
  });

  it('lets one in though the answer was lost', async () => {
    const { joining } = await knock();
    await until(() => guest.engine.sources.microphone.on.value);
    const { signaling } = guest;
    const request = signaling.request.bind(signaling);
    signaling.request = async (command, payload) => {
      const reply = await request(command, payload);
      if (command !== 'room:join') return reply;
      signaling.request = request;
      throw new CallError('timeout');
    };
    await (await hosting(host)).admit();
    await joining;
    expect(guest.engine.room.value?.id).to.equal('tea');
    await until(() => host.engine.room.value?.members.length === 2);
    // What would have given up the place has come by then.
    await guest.engine.signaling.request('session:check', {});
    await host.engine.signaling.request('session:check', {});
    expect(host.engine.room.value?.members).to.have.length(2);
  });

  it('keeps the place of who loses the connection, and lets them in where that was said meanwhile', async () => {
    const { joining, first } = await knock();
    guest.signaling.drop();
    const { waiting } = await hosting(host);
    await until(() => waiting.value[0]?.connected === false);
    guest.signaling.restore();
    await until(() => waiting.value[0]?.connected === true);
    expect(waiting.value[0]).to.include({ id: first.id, since: first.since });
    guest.signaling.drop();
    await until(() => waiting.value[0]?.connected === false);
    await (await hosting(host)).admit();
    guest.signaling.restore();
    await joining;
    expect(guest.engine.room.value?.id).to.equal('tea');
  });

  it('is there again after a new start of the server, with who waits before it', async () => {
    const { joining, first } = await knock();
    for (const { signaling } of [host, guest]) signaling.drop();
    stage.server.restart();
    guest.signaling.restore();
    await until(() => guest.signaling.state.value === 'connected');
    host.signaling.restore();
    const { waiting, role } = await hosting(host);
    await until(() => host.engine.room.value?.roster.doc.value.info.waiting);
    expect(role.value).to.equal('host');
    await until(() => waiting.value[0]?.id === first.id);
    await (await hosting(host)).admit();
    await joining;
    expect(guest.engine.room.value?.id).to.equal('tea');
  });
});
