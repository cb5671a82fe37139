import { expect } from '@open-wc/testing';
import { signal } from '@preact/signals-core';
import { Mesh } from '../../../src/backends/mesh/mesh.ts';
import { openBackend } from '../../../src/backends/open.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { PeerSignal, RelayedSignal } from '../../../src/protocol/peer.ts';
import type { Member } from '../../../src/protocol/room-doc.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { spy } from '../../support/peers.ts';
import { member } from '../../support/samples.ts';
import { eventually, until } from '../../support/until.ts';

describe('a mesh', () => {
  let seen: ReturnType<typeof spy>;
  beforeEach(() => {
    seen = spy();
  });
  afterEach(() => seen.stop());

  const me = member('b', { joined: 2 });
  const other = member('a', { joined: 1 });

  function open(first: readonly Member[]) {
    const members = signal(first);
    const own = signal<Member | undefined>(me);
    const sent: { to: string; signal: PeerSignal }[] = [];
    let receive: (relayed: RelayedSignal) => void = () => {};
    const mesh = new Mesh({
      me: own,
      members,
      iceServers: [],
      icePolicy: 'all',
      isHeard: signal(true),
      send: (to, said) => sent.push({ to, signal: said }),
      onSignal: (handler) => {
        receive = handler;
      },
    });
    return { mesh, members, own, sent, receive: (relayed: RelayedSignal) => receive(relayed) };
  }

  it('has a connection to each of the others, and none to who has left', () => {
    const { mesh, members } = open([me, other, member('c')]);
    expect([...mesh.links.value.keys()]).to.have.members(['a', 'c']);
    members.value = [me, other];
    expect([...mesh.links.value.keys()]).to.deep.equal(['a']);
    expect(seen.connections.map(({ signalingState }) => signalingState)).to.deep.equal([
      'stable',
      'closed',
    ]);
    mesh.close();
    expect(seen.connections[0]?.signalingState).to.equal('closed');
  });

  it('keeps a connection while its member is away or changes a slot', () => {
    const { mesh, members } = open([me, other]);
    members.value = [me, { ...other, connected: false, camera: true }];
    expect(seen.connections).to.have.length(1);
    mesh.close();
  });

  it('makes a new connection for a new instance, of the other or of one’s own', () => {
    const { mesh, members, own } = open([me, other]);
    members.value = [me, { ...other, instance: 'a reloaded page' }];
    own.value = { ...me, instance: 'seated anew' };
    expect(seen.connections).to.have.length(3);
    expect(
      seen.connections.slice(0, 2).every(({ signalingState }) => signalingState === 'closed'),
    ).to.equal(true);
    mesh.close();
  });

  it('hears nothing from an instance that is gone, or from nobody', async () => {
    const first = member('a', { joined: 9 });
    const { mesh, receive, sent } = open([me, first]);
    const offer = Promise.withResolvers<PeerSignal>();
    const theirs = new Mesh({
      me: signal(first),
      members: signal([me, first]),
      iceServers: [],
      icePolicy: 'all',
      isHeard: signal(true),
      send: (_to, said) => said.kind === 'offer' && offer.resolve(said),
      onSignal: () => {},
    });
    const said = await offer.promise;
    receive({ room: 'tea', from: 'nobody', instance: first.instance, signal: said });
    receive({ room: 'tea', from: 'a', instance: 'before the reload', signal: said });
    receive({ room: 'tea', from: 'a', instance: first.instance, signal: said });
    await eventually(() => sent.some(({ signal }) => signal.kind === 'answer'));
    expect(sent.filter(({ signal }) => signal.kind === 'answer')).to.have.length(1);
    mesh.close();
    theirs.close();
  });
});

describe('three in a room', () => {
  it('each see the two others', async () => {
    const server = new InPageServer();
    const engines = ['alice', 'bob', 'carol'].map((user) =>
      server.engine(user, user, { openBackend }),
    );
    for (const engine of engines) engine.preferences.camera.value = true;
    await Promise.all(engines.map((engine) => engine.join('tea')));
    const isConnected = (engine: Engine) => {
      const links = [...(engine.room.value?.carrier.links.value.values() ?? [])];
      return links.length === 2 && links.every((link) => link === 'connected');
    };
    await Promise.all(engines.map((engine) => until(() => isConnected(engine))));
    for (const engine of engines) {
      await eventually(async () => {
        const reports = [...((await engine.room.value?.carrier.sample())?.values() ?? [])];
        const pictures = reports.filter((report) =>
          [...report.values()].some(
            (stat) => stat.type === 'inbound-rtp' && stat.framesDecoded > 1,
          ),
        );
        return pictures.length === 2;
      });
    }
    for (const engine of engines) engine.close();
    server.close();
  });
});
