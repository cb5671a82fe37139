import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import '../base/english.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Size } from '../../layout/layout.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Layout } from '../../protocol/room-doc.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import { pageHas } from '../base/page-has.ts';
import { layoutPart, lookOf, StageFacts } from './looks.ts';
import {
  floats,
  isElaborate,
  type Places,
  placesOf,
  type Scene,
  screenKey,
  sharersOf,
} from './places.ts';
import type { StageSight } from './stage-sight.ts';
import { Tiles } from './tiles.ts';
import { troublesOf } from './troubles.ts';
import type { VideoGrid } from './video-grid.ts';

export { videoGridStyles as styles } from './video-grid.styles.ts';

export { VideoGridView as View };

/** Between tiles, in CSS pixels. */
const GAP = 8;

/** Not before the first picture: until something is said, all is taken to be seen. */
const sightPart = later(() => import('./stage-sight.ts'));
const sharingWords = later(() => import('../base/english-sharing.ts'));

class VideoGridView implements View {
  readonly #host: VideoGrid;
  readonly #observer: ResizeObserver;
  readonly #stage = new StageFacts();
  readonly #page = signal(0);
  readonly #size = signal<Size>({ width: 0, height: 0 });
  #engine: Engine | undefined;
  #reactions = new AbortController();
  #room: Room | undefined;
  #tiles: Tiles | undefined;
  #sight: StageSight | undefined;
  /** The size for which the tiles were placed last. */
  #placed: Size | undefined;

  constructor(host: VideoGrid) {
    this.#host = host;
    this.#observer = new ResizeObserver(() => {
      this.#size.value = { width: host.clientWidth, height: host.clientHeight };
      // Before the frame is drawn that has the new size.
      this.#place();
    });
  }

  connected(): void {
    this.#observer.observe(this.#host);
  }

  disconnected(): void {
    this.#observer.disconnect();
    this.#reactions.abort();
    this.#engine = undefined;
    this.#clear();
  }

  render(): unknown {
    const { room, words } = this.#host;
    if (!room) return html`<p class="empty">${words.term('notInCall')}</p>`;
    const { page, pages } = this.#places(room);
    const turn = (to: number) => {
      this.#page.value = to;
    };
    return html`
      <div class="stage" role="list" aria-label=${words.term('participants')}></div>
      ${pages > 1 ? layoutPart(this.#host)?.pager(page, pages, words, turn) : nothing}
      <div class="notices">
        ${room.members.length === 1 ? html`<p>${words.term('waitingForOthers')}</p>` : nothing}
        ${this.#isSharingUnsaid(room) && sharingWords(this.#host) ? html`<p>${words.term('sharing')}</p>` : nothing}
        ${room.held.value && !pageHas(this.#host, 'call-controls') ? html`<p>${words.term('callOnHold')}</p>` : nothing}
        ${troublesOf(room, words).map((trouble) => html`<p>${trouble}</p>`)}
      </div>
    `;
  }

  updated(): void {
    const { room, renderRoot } = this.#host;
    this.#followReactions();
    const stage = renderRoot.querySelector('.stage');
    if (room !== this.#room || !stage) this.#clear();
    this.#room = room;
    if (!room || !stage) return;
    const scene = this.#scene(room);
    this.#stage.floats.value = floats(scene);
    this.#stage.isMany.value = scene.members.length > 2;
    this.#tiles ??= new Tiles((key) => lookOf(key, room, this.#host, this.#stage));
    this.#tiles.show(stage, [
      ...scene.sharers.map(screenKey),
      ...scene.members.map(({ id }) => id),
    ]);
    this.#place();
  }

  /** Shows what people throw in, over the tiles of those who do. */
  #followReactions(): void {
    const { engine } = this.#host;
    if (engine === this.#engine) return;
    this.#reactions.abort();
    this.#reactions = new AbortController();
    this.#engine = engine;
    engine?.facts.on(
      'call-reaction',
      async ({ member, emoji }) => {
        const loaded = await import('./reaction.ts').catch(() => undefined);
        const tile = this.#tiles?.elementOf(member.id);
        if (tile) loaded?.react(tile, emoji);
      },
      this.#reactions.signal,
    );
  }

  #clear(): void {
    this.#tiles?.clear();
    this.#tiles = undefined;
    this.#sight?.close();
    this.#sight = undefined;
    this.#placed = undefined;
  }

  #place(): void {
    const size = this.#size.peek();
    if (!this.#room || !this.#tiles) return;
    const seen = sightPart(this.#host);
    if (seen) this.#sight ??= new seen.StageSight(this.#room, this.#host);
    if (size.width === 0) return;
    // Where the stage itself has another size, nobody has moved.
    const isMove = this.#placed === size && this.#stage.isMany.peek();
    const places = this.#places(this.#room);
    this.#tiles.place(places, isMove ? layoutPart(this.#host)?.moved : undefined);
    this.#sight?.place(places);
    this.#placed = size;
  }

  #places(room: Room): Places {
    const scene = this.#scene(room);
    const layouts = isElaborate(scene) ? layoutPart(this.#host) : undefined;
    return placesOf(scene, this.#size.value, GAP, layouts?.arrange);
  }

  #scene(room: Room): Scene {
    const { selfView } = this.#host;
    const { members } = room;
    const layout = this.#layout(room);
    const me = room.roster.me.value?.id;
    const sharers = sharersOf(members, me);
    const isShared = sharers.length > 0;
    const featured = this.#featured(room, layout, isShared);
    return { layout, selfView, members, me, sharers, featured, page: this.#page.value };
  }

  /** As this person wants it, or the page, or a host for all. */
  #layout({ stage, roster }: Room): Layout {
    const { layout } = this.#host;
    const own = stage.layout.value ?? (layout === 'auto' ? undefined : layout);
    return own ?? roster.doc.value.info.layout ?? 'auto';
  }

  /** Whom this person has pinned, or a host for all; or, where the stage is the speaker's, who has the floor. */
  #featured(room: Room, layout: Layout, isShared: boolean): MemberId | undefined {
    const { members, roster, voices, stage } = room;
    const has = (wanted: MemberId | null | undefined) => members.some(({ id }) => id === wanted);
    const { spotlight } = roster.doc.value.info;
    for (const wanted of [stage.pinned.value, spotlight])
      if (has(wanted)) return wanted ?? undefined;
    if (layout !== 'speaker' || members.length <= 2 || isShared) return undefined;
    const active = voices.active.value;
    return has(active) ? active : roster.others.value[0]?.id;
  }

  /** Whether one shares the screen, and no controls on the page say so. */
  #isSharingUnsaid(room: Room): boolean {
    return room.screen.on.value && !room.held.value && !pageHas(this.#host, 'call-controls');
  }
}
