import { html, nothing } from 'lit';
import '../base/english.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { Room } from '../../engine/room/room.ts';
import type { Size } from '../../layout/layout.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import { pageHas } from '../base/page-has.ts';
import { placesOf, sharersOf } from './places.ts';
import type { ScreenTileFacts } from './screen-tile.ts';
import { type TileFacts, tile, troubleOf } from './tile.ts';
import { troublesOf } from './troubles.ts';
import type { VideoGrid } from './video-grid.ts';

export { videoGridStyles as styles } from './video-grid.styles.ts';

export { VideoGridView as View };

/** Between tiles, in CSS pixels. */
const GAP = 8;

const screenPart = later(() => import('./screens.ts'));

/** What the picture of somebody's screen is known by. */
const screenKey = ({ id }: Member): string => `screen ${id}`;

const sharingWords = later(() => import('../base/english-sharing.ts'));

class VideoGridView implements View {
  readonly #host: VideoGrid;
  readonly #observer: ResizeObserver;
  /** The pictures of which something was seen, by what they are of: somebody, or somebody's screen. */
  readonly #seen = new Map<string, MediaStreamTrack>();
  /** How to show screens, while somebody shares one. */
  #screens: ReturnType<typeof screenPart>;
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
    const sharers = sharersOf(members, room.roster.me.value?.id);
    this.#screens = sharers.length > 0 ? screenPart(this.#host) : undefined;
    return html`
      <div class="stage" role="list" aria-label=${words.term('participants')}>
        ${repeat(
          sharers,
          ({ id }) => id,
          (member) => this.#screens?.screenTile(this.#screenFacts(room, member), words),
        )}
        ${repeat(
          members,
          ({ id }) => id,
          (member) => tile(this.#facts(room, member), words),
        )}
      </div>
      <div class="notices">
        ${members.length === 1 ? html`<p>${words.term('waitingForOthers')}</p>` : nothing}
        ${this.#isSharingUnsaid(room) && sharingWords(this.#host) ? html`<p>${words.term('sharing')}</p>` : nothing}
        ${room.held.value && !pageHas(this.#host, 'call-controls') ? html`<p>${words.term('callOnHold')}</p>` : nothing}
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
    // The track stays, and what comes next in it is another picture.
    if (!picture) this.#seen.delete(member.id);
    if (!member.screen) this.#seen.delete(screenKey(member));
    return {
      member,
      isMe,
      ...this.#pictureFacts(member.id, picture),
      health: room.health.members.value.get(member.id),
      link: room.carrier.links.value.get(member.id),
      isFloating: isMe && this.#isFaceToFace(room),
    };
  }

  #screenFacts(room: Room, member: Member): ScreenTileFacts {
    const picture = room.carrier.streams.value.get(member.id)?.screen;
    // A screen stands still by nature, so that is no trouble of its.
    const health = room.health.members.value.get(member.id);
    const trouble = troubleOf(member, health === 'frozen' ? 'connected' : health);
    return { member, ...this.#pictureFacts(screenKey(member), picture), trouble };
  }

  #pictureFacts(key: string, picture: MediaStreamTrack | undefined) {
    return {
      picture,
      hasFrame: picture !== undefined && this.#seen.get(key) === picture,
      onFrame: ({ target }: Event) =>
        picture && this.#see(key, picture, target as HTMLVideoElement),
    };
  }

  /** A picture has come; what browsers make up before the first one is 2 pixels wide. */
  #see(key: string, picture: MediaStreamTrack, { videoWidth }: HTMLVideoElement): void {
    if (videoWidth <= 2 || this.#seen.get(key) === picture) return;
    this.#seen.set(key, picture);
    this.#host.requestUpdate();
  }

  /** Whether one shares the screen, and no controls on the page say so. */
  #isSharingUnsaid(room: Room): boolean {
    return room.screen.on.value && !room.held.value && !pageHas(this.#host, 'call-controls');
  }

  #isFaceToFace({ members }: Room): boolean {
    return this.#host.layout === 'auto' && members.length === 2 && !this.#screens;
  }

  /** Moves the tiles to their places: in the style of each, since a strict page allows no style attributes. */
  #place(): void {
    const { room, layout } = this.#host;
    if (!room) return;
    const members = room.roster.members.peek();
    const me = room.roster.me.peek()?.id;
    const places = placesOf(layout, members, me, this.#stage, GAP, this.#screens?.presentation);
    for (const element of this.#host.renderRoot.querySelectorAll<HTMLElement>('[part~=tile]')) {
      const { member = '', slot } = element.dataset;
      const place = (slot === 'screen' ? places.screens : places.people).get(member);
      if (!place) continue;
      element.style.inlineSize = `${place.width}px`;
      element.style.blockSize = `${place.height}px`;
      element.style.insetInlineStart = `${place.x}px`;
      element.style.insetBlockStart = `${place.y}px`;
    }
  }
}
