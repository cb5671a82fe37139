import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import '../base/english.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Size } from '../../layout/layout.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import type { Afterwards } from './afterwards.ts';
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
import { Tiles } from './tiles.ts';
import { troublesOf } from './troubles.ts';
import type { VideoGrid } from './video-grid.ts';

export { videoGridStyles as styles } from './video-grid.styles.ts';

export { VideoGridView as View };

/** Between tiles, in CSS pixels. */
const GAP = 8;

const afterwards = later(() => import('./afterwards.ts'));

class VideoGridView implements View {
  readonly #host: VideoGrid;
  #observer: ResizeObserver | undefined;
  readonly #stage = new StageFacts();
  readonly #page = signal(0);
  readonly #size = signal<Size>({ width: 0, height: 0 });
  #room: Room | undefined;
  #tiles: Tiles | undefined;
  #afterwards: Afterwards | undefined;
  /** The size for which the tiles were placed last. */
  #placed: Size | undefined;

  constructor(host: VideoGrid) {
    this.#host = host;
  }

  connected(): void {
    const host = this.#host;
    // The window that draws it, which is not always the one that runs this.
    const { ResizeObserver } = host.ownerDocument.defaultView as typeof globalThis;
    this.#observer = new ResizeObserver(() => {
      this.#size.value = { width: host.clientWidth, height: host.clientHeight };
      // Before the frame is drawn that has the new size.
      this.#place();
    });
    this.#observer.observe(host);
  }

  disconnected(): void {
    this.#observer?.disconnect();
    this.#clear();
  }

  render(): unknown {
    const { room, engine, words } = this.#host;
    const after = engine ? afterwards(this.#host) : undefined;
    if (!room) {
      return html`<p class="empty">${after?.whyOutside(this.#host) ?? words.term('notInCall')}</p>`;
    }
    const places = this.#places(room);
    const turn = (to: number) => {
      this.#page.value = to;
    };
    return html`
      <div class="stage" role="list" aria-label=${words.term('participants')}></div>
      ${places.pages > 1 ? layoutPart(this.#host)?.pager(places, words, turn) : nothing}
      <div class="notices">
        ${room.members.length === 1 ? html`<p>${words.term('waitingForOthers')}</p>` : nothing}
        ${[...(after?.unsaid(this.#host, room) ?? []), ...troublesOf(room, words)].map((said) => html`<p>${said}</p>`)}
      </div>
    `;
  }

  updated(): void {
    const { room, renderRoot, layout } = this.#host;
    if (room) room.stage.page.value = layout === 'auto' ? undefined : layout;
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

  #clear(): void {
    this.#tiles?.clear();
    this.#tiles = undefined;
    this.#afterwards?.close();
    this.#afterwards = undefined;
    this.#placed = undefined;
  }

  #place(): void {
    const size = this.#size.peek();
    if (!this.#room || !this.#tiles) return;
    const after = afterwards(this.#host);
    if (after) this.#afterwards ??= new after.Afterwards(this.#room, this.#tiles, this.#host);
    if (size.width === 0) return;
    // Where the stage itself has another size, nobody has moved.
    const isMove = this.#placed === size && this.#stage.isMany.peek();
    const places = this.#places(this.#room);
    this.#tiles.place(places, isMove ? layoutPart(this.#host)?.moved : undefined);
    this.#afterwards?.place(places);
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
    const layout = room.stage.shown(room.roster.doc.value.info);
    const me = room.roster.me.value?.id;
    const sharers = sharersOf(members, me);
    const isShared = sharers.length > 0;
    const isMany = members.length > 2;
    const featured = isMany ? layoutPart(this.#host)?.featured(room, layout, isShared) : undefined;
    return { layout, selfView, members, me, sharers, featured, page: this.#page.value };
  }
}
