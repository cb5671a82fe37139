import { html, nothing } from 'lit';
import '../base/english.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { Room } from '../../engine/room/room.ts';
import type { Size } from '../../layout/layout.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { View } from '../base/lazy-element.ts';
import { placesOf } from './places.ts';
import { type TileFacts, tile } from './tile.ts';
import { troublesOf } from './troubles.ts';
import type { VideoGrid } from './video-grid.ts';

export { videoGridStyles as styles } from './video-grid.styles.ts';

export { VideoGridView as View };

/** Between tiles, in CSS pixels. */
const GAP = 8;

class VideoGridView implements View {
  readonly #host: VideoGrid;
  readonly #observer: ResizeObserver;
  /** The pictures of which something was seen, by whose they are. */
  readonly #seen = new Map<MemberId, MediaStreamTrack>();
  #stage: Size = { width: 0, height: 0 };

  constructor(host: VideoGrid) {
    this.#host = host;
    this.#observer = new ResizeObserver(() => {
      this.#stage = { width: host.clientWidth, height: host.clientHeight };
      this.#place();
    });
  }

  connected(): void {
    this.#observer.observe(this.#host);
  }

  disconnected(): void {
    this.#observer.disconnect();
  }

  render(): unknown {
    const { room, words } = this.#host;
    if (!room) return html`<p class="empty">${words.term('notInCall')}</p>`;
    const members = room.members;
    return html`
      <div class="stage" role="list" aria-label=${words.term('participants')}>
        ${repeat(
          members,
          ({ id }) => id,
          (member) => tile(this.#facts(room, member), words),
        )}
      </div>
      <div class="notices">
        ${members.length === 1 ? html`<p>${words.term('waitingForOthers')}</p>` : nothing}
        ${troublesOf(room, words).map((trouble) => html`<p>${trouble}</p>`)}
      </div>
    `;
  }

  updated(): void {
    this.#place();
  }

  #facts(room: Room, member: Member): TileFacts {
    const me = room.roster.me.value?.id;
    const isMe = member.id === me;
    const { camera } = this.#host.engine?.sources ?? {};
    const own = camera?.on.value ? camera.track.value : undefined;
    const theirs = member.camera ? room.carrier.streams.value.get(member.id)?.camera : undefined;
    const picture = isMe ? own : theirs;
    if (!picture) this.#seen.delete(member.id);
    return {
      member,
      isMe,
      picture,
      hasFrame: picture !== undefined && this.#seen.get(member.id) === picture,
      onFrame: ({ target }) => picture && this.#see(member.id, picture, target as HTMLVideoElement),
      health: room.health.members.value.get(member.id),
      link: room.carrier.links.value.get(member.id),
      isFloating: isMe && this.#isFaceToFace(room),
    };
  }

  /** A picture has come; what browsers make up before the first one is 2 pixels wide. */
  #see(member: MemberId, picture: MediaStreamTrack, { videoWidth }: HTMLVideoElement): void {
    if (videoWidth <= 2 || this.#seen.get(member) === picture) return;
    this.#seen.set(member, picture);
    this.#host.requestUpdate();
  }

  #isFaceToFace(room: Room): boolean {
    return this.#host.layout === 'auto' && room.members.length === 2;
  }

  /** Moves the tiles to their places: in the style of each, since a strict page allows no style attributes. */
  #place(): void {
    const { room, layout } = this.#host;
    if (!room) return;
    const members = room.roster.members.peek();
    const me = room.roster.me.peek()?.id;
    const places = placesOf(layout, members, me, this.#stage, GAP);
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>('[part=tile]')) {
      const place = places.get(element.dataset['member'] ?? '');
      if (!place) continue;
      element.style.inlineSize = `${place.width}px`;
      element.style.blockSize = `${place.height}px`;
      element.style.insetInlineStart = `${place.x}px`;
      element.style.insetBlockStart = `${place.y}px`;
    }
  }
}
