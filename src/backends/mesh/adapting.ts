import { type ReadonlySignal, signal } from '@preact/signals-core';
import { latest } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import { watch } from '../../base/watch.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Limits } from '../backend.ts';
import { type Congestion, isLossy, levelOf, next, START } from './congestion-state.ts';
import { encode } from './encode.ts';
import type { Peer } from './peer.ts';
import { cameraPlan, type Plan, screenPlan } from './plan.ts';
import { lookAt } from './sent-counts.ts';
import { speakTwice } from './speak-twice.ts';

/** Milliseconds for which changes are gathered: somebody who says something else each moment costs no more. */
const GATHER = 100;

const PICTURES = ['camera', 'screen'] as const;

interface Parts {
  readonly peers: ReadonlySignal<ReadonlyMap<MemberId, { readonly peer: Peer }>>;
  readonly limits: ReadonlySignal<Limits>;
  readonly until: AbortSignal;
}

/** Looks for which pictures wait at the most until everybody is connected: one may never be. */
const WAIT = 5;

/** Sends each member what that one sees and what gets through to it, and no more. */
export class Adapting {
  readonly #parts: Parts;
  readonly #congestion = new WeakMap<Peer, Congestion>();
  /** Those to whom speech is sent twice. */
  readonly #twice = new WeakSet<Peer>();
  /** Every look plans anew, so what could not be set is set a moment later. */
  readonly #looks = signal(0);
  #isComing = true;
  readonly #apply = latest<void>(() => this.#plan());

  constructor(parts: Parts) {
    this.#parts = parts;
    const { peers, limits, until } = parts;
    let isDue = false;
    watch(() => {
      for (const { peer } of peers.value.values()) {
        peer.sight.heard.value;
        peer.link.value;
      }
      limits.value;
      this.#looks.value;
      if (isDue) return;
      isDue = true;
      const plan = (): void => {
        isDue = false;
        void this.#apply();
      };
      after(GATHER, plan, until);
    }, until);
  }

  /** Takes what the browser has counted, once a second. */
  look(reports: ReadonlyMap<MemberId, RTCStatsReport>): void {
    for (const [member, { peer }] of this.#parts.peers.peek()) {
      const report = reports.get(member);
      if (!report || peer.link.peek() !== 'connected') continue;
      const sent = PICTURES.filter((slot) => peer.transceivers.get(slot)?.sender.track);
      const lines = Math.max(0, ...sent.map((slot) => this.#planFor(peer, slot).lines));
      const before = this.#congestion.get(peer) ?? START;
      const now = next(before, lookAt(report), levelOf(lines));
      // Off, it will be small again: nothing is known of pictures by the time one is on.
      const { lossy } = now;
      this.#congestion.set(peer, sent.length > 0 ? now : { ...START, lossy });
      if (isLossy(now) && !this.#twice.has(peer)) {
        this.#twice.add(peer);
        speakTwice(peer);
      }
    }
    this.#isComing = this.#waits();
    this.#looks.value += 1;
  }

  async #plan(): Promise<void> {
    if (this.#parts.until.aborted) return;
    for (const { peer } of this.#parts.peers.peek().values()) {
      if (peer.link.peek() !== 'connected') continue;
      for (const slot of PICTURES) {
        const sender = peer.transceivers.get(slot)?.sender;
        // Refused while something else is changed: the next look plans anew.
        if (sender?.track) await encode(sender, this.#planFor(peer, slot)).catch(() => {});
      }
    }
  }

  /** Pictures wait for those who come at the beginning, and not for each who comes later. */
  #waits(): boolean {
    const isComing = (peer: Peer): boolean => peer.link.peek() === 'connecting';
    return this.#looks.peek() < WAIT && this.#others().some(isComing);
  }

  /** Whom the server has lost, and who is not connected, takes nothing from anybody. */
  #others(): readonly Peer[] {
    const peers = [...this.#parts.peers.peek().values()].map(({ peer }) => peer);
    return peers.filter(({ isThere }) => isThere);
  }

  #planFor(peer: Peer, slot: (typeof PICTURES)[number]): Plan {
    const { limits } = this.#parts;
    const { level } = this.#congestion.get(peer) ?? START;
    const seen = peer.sight.heard.peek()[slot];
    const source = linesIn(peer.transceivers.get(slot)?.sender.track);
    const members = this.#others().length + 1;
    const situation = { ...limits.peek(), seen, source, members, level, isComing: this.#isComing };
    return slot === 'camera' ? cameraPlan(situation) : screenPlan(situation);
  }
}

/** The shorter side of what is in a track. */
function linesIn(track: MediaStreamTrack | null | undefined): number | undefined {
  const { width, height } = track?.getSettings() ?? {};
  return width && height ? Math.min(width, height) : undefined;
}
