import { setTimeout as wait } from 'node:timers/promises';
import { address, assertFine, LightClient } from './light-client.ts';
import type { PinnedServer } from './pinned-server.ts';

type Connectable = Pick<PinnedServer, 'url' | 'hello'>;

/** Characters of a signal as JSON. */
const SIZE = 1_000;
const MEDIA = [
  ...['v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'],
  ...['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0', 'a=mid:0', 'a=sendrecv'],
  ...['a=rtcp-mux', 'a=ice-ufrag:4ZcD', 'a=ice-pwd:2/1muCWoOi3uLifh0NuRHlZm'],
  ...[`a=fingerprint:sha-256 ${Array(32).fill('7B').join(':')}`, 'a=setup:actpass'],
  ...['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1'],
];
const line = (n: number): string =>
  `a=candidate:${n} 1 udp 2122260223 192.0.2.${n} ${50_000 + n} typ host generation 0`;

/** An offer of 1 kB, such as a call with sound alone makes. */
function offer(): string {
  const signal = (lines: readonly string[]) =>
    JSON.stringify({ kind: 'offer', offer: 1, sdp: `${lines.join('\r\n')}\r\n`, mids: {} });
  const lines = [...MEDIA];
  for (let n = 1; signal([...lines, line(n)]).length < SIZE - 10; n += 1) lines.push(line(n));
  const left = SIZE - signal([...lines, 'a=ssrc:']).length;
  return signal([...lines, `a=ssrc:${'1'.repeat(left)}`]);
}

interface Peer {
  readonly client: LightClient;
  /** What it sends to the other. */
  payload: string;
}

/** Two people in a room, who hand one message to and fro. */
class Pair {
  readonly #peers: readonly [Peer, Peer];
  #turn: 0 | 1 = 0;
  /** What is still awaited of the message under way: that it is there, and its acknowledgement. */
  #awaited = 0;
  #began = 0;
  #done: (took: number) => void = () => {};
  #took = 0;

  constructor(peers: readonly [Peer, Peer]) {
    this.#peers = peers;
    for (const { client } of peers) {
      client.onEvent = (name) => {
        if (name !== 'peer:relayed') return;
        this.#took = performance.now() - this.#began;
        this.#arrive();
      };
    }
  }

  get isFree(): boolean {
    return this.#awaited === 0;
  }

  /** Sends the next one; `done` hears how many milliseconds it was on its way, when it is acknowledged too. */
  send(done: (took: number) => void): void {
    const { client, payload } = this.#peers[this.#turn];
    this.#turn = this.#turn === 0 ? 1 : 0;
    this.#awaited = 2;
    this.#done = done;
    this.#began = performance.now();
    client.send('peer:relay', payload, (reply) => {
      assertFine(reply);
      this.#arrive();
    });
  }

  #arrive(): void {
    this.#awaited -= 1;
    if (this.#awaited === 0) this.#done(this.#took);
  }
}

/** Pairs of people, each pair in a room of its own and all from different addresses. Where there are two servers, each is at another. */
export class Pairs {
  readonly #pairs: readonly Pair[];

  private constructor(pairs: readonly Pair[]) {
    this.#pairs = pairs;
  }

  static async open(servers: readonly Connectable[], count: number): Promise<Pairs> {
    const signal = offer();
    const pairs: Pair[] = [];
    for (let index = 0; index < count; index += 1) {
      const room = `room-${index}`;
      const [one, other] = await Promise.all([join(2 * index), join(2 * index + 1)]);
      const payload = (to: unknown) => `{"room":"${room}","to":"${to}","signal":${signal}}`;
      pairs.push(
        new Pair([
          { client: one.client, payload: payload(other.me) },
          { client: other.client, payload: payload(one.me) },
        ]),
      );
      async function join(n: number) {
        const { url = '', hello } = servers[n % servers.length] ?? {};
        const client = await LightClient.open(url, `person-${n}`, address(n), hello);
        const slots = { microphone: true, camera: false };
        const { me } = await client.ask('room:join', { room, instance: `instance-${n}`, slots });
        return { client, me };
      }
    }
    return new Pairs(pairs);
  }

  /** All pairs at once, each with one message on its way. Answers with how many arrived. */
  async saturate(ms: number): Promise<number> {
    let count = 0;
    const end = performance.now() + ms;
    await Promise.all(
      this.#pairs.map(
        (pair) =>
          new Promise<void>((resolve) => {
            const next = () => {
              if (performance.now() >= end) return resolve();
              pair.send(() => {
                count += 1;
                next();
              });
            };
            next();
          }),
      ),
    );
    return count;
  }

  /** So many a second, pair after pair. Answers with the milliseconds that each was on its way, the shortest first. */
  async steady(rate: number, ms: number): Promise<readonly number[]> {
    const times: number[] = [];
    const start = performance.now();
    let sent = 0;
    while (performance.now() < start + ms) {
      for (; sent < ((performance.now() - start) * rate) / 1_000; sent += 1) {
        const pair = this.#pairs[sent % this.#pairs.length];
        if (pair?.isFree) pair.send((took) => times.push(took));
      }
      await wait(1);
    }
    while (!this.#pairs.every(({ isFree }) => isFree)) await wait(1);
    return times.sort((a, b) => a - b);
  }
}
