import { signal } from '@preact/signals-core';
import { Mesh } from '../../src/backends/mesh/mesh.ts';
import type { PeerSignal, RelayedSignal } from '../../src/protocol/peer.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import { member } from './samples.ts';

/**
 * Meshes that are connected with each other, and have their statistics taken again and again until they are closed. `lost`
 * are those whom the server has lost, and who may come back.
 */
export function meshes(names: readonly string[], lost: readonly string[] = []) {
  const members = signal<readonly Member[]>([
    ...lost.map((id) => member(id, { joined: 0, connected: false })),
    ...names.map((id, index) => member(id, { joined: index + 1 })),
  ]);
  const hear = new Map<string, (relayed: RelayedSignal) => void>();
  const said: PeerSignal[] = [];
  const all = names.map((name) => {
    const me = members.value.find(({ id }) => id === name)!;
    return new Mesh({
      me: signal(me),
      members,
      iceServers: [],
      icePolicy: 'all',
      isHeard: signal(true),
      send(to, relayed) {
        said.push(relayed);
        const copy = structuredClone(relayed);
        const { instance } = me;
        setTimeout(() => hear.get(to)?.({ room: 'tea', from: name, instance, signal: copy }));
      },
      onSignal: (handler) => hear.set(name, handler),
    });
  });
  const timer = setInterval(() => {
    for (const mesh of all) void mesh.sample();
  }, 100);
  return {
    all,
    said,
    close() {
      clearInterval(timer);
      for (const mesh of all) mesh.close();
    },
  };
}

/** What comes in from somebody in a slot of video. */
export async function comes(to: Mesh, from: string, slot: 'camera' | 'screen' = 'camera') {
  const track = to.streams.value.get(from)?.[slot]?.id;
  for (const stat of (await to.sample()).get(from)?.values() ?? []) {
    if (stat.type !== 'inbound-rtp' || stat.trackIdentifier !== track) continue;
    return { lines: stat.frameHeight ?? 0, frames: stat.framesDecoded ?? 0 };
  }
  return { lines: 0, frames: 0 };
}
