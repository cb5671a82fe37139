import { html, nothing } from 'lit';
import '../base/english-sharing.ts';
import maximize from 'lucide/dist/esm/icons/maximize.mjs';
import screenShare from 'lucide/dist/esm/icons/screen-share.mjs';
import type { MemberHealth } from '../../engine/room/health-state.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { videoOf } from './person.ts';
import type { Look, Tile } from './tile.ts';
import { troubleOf } from './trouble-of.ts';

/** Somebody's screen on the stage: all of it, however that fits. That it is shared is said until there is a picture. */
export function screenTile(
  member: Member,
  picture: MediaStreamTrack | undefined,
  health: MemberHealth | undefined,
  words: Localize,
  tile: Tile,
): Look {
  // A screen stands still by nature, so that is no trouble of its.
  const trouble = troubleOf(member, health === 'frozen' ? 'connected' : health);
  const hasFrame = tile.hasFrame(picture);
  return {
    picture,
    attributes: {
      part: 'tile screen',
      role: 'listitem',
      'aria-label': words.term('screenOf', member.name),
      'data-member': member.id,
      'data-slot': 'screen',
      class: trouble ?? '',
    },
    content: html`
      ${picture ? videoOf(hasFrame, tile) : nothing}
      ${
        hasFrame
          ? nothing
          : html`<div class="awaited">${icon(screenShare)}<span>${words.term('shares', isolated(member.name))}</span></div>`
      }
      <div class="caption">${icon(screenShare)}<span part="name" dir="auto">${member.name}</span></div>
      ${trouble ? html`<span part="badge" class="trouble">${words.term(trouble)}</span>` : nothing}
      ${
        document.fullscreenEnabled
          ? html`<button part="button fullscreen" aria-label=${words.term('fullScreen')} title=${words.term('fullScreen')} @click=${toggleFullScreen}>${icon(maximize)}</button>`
          : nothing
      }
    `,
  };
}

/** A name in a sentence of another direction (Unicode UAX #9, section 2.4). */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** A screen in a small panel is to be read all the same. */
function toggleFullScreen({ currentTarget }: Event): void {
  const tile = (currentTarget as Element).parentElement;
  const root = tile?.getRootNode() as ShadowRoot | undefined;
  const isFull = root?.fullscreenElement === tile;
  // Refused, where a page or the system allows none: the screen is seen as it was.
  (isFull ? document.exitFullscreen() : tile?.requestFullscreen().then(endForCards))?.catch(
    () => {},
  );
}

/**
 * Around an element that fills the screen Chromium lets nothing be pressed, so whoever is rung, or asked something, is
 * back on the page.
 */
function endForCards(): void {
  const over = new AbortController();
  const options = { signal: over.signal };
  const end = (): void => void document.exitFullscreen().catch(() => {});
  document.addEventListener('call-incoming', end, options);
  document.addEventListener(
    'call-notice',
    (event) => {
      if ((event as CustomEvent<{ code: string }>).detail.code.startsWith('asked-')) end();
    },
    options,
  );
  document.addEventListener(
    'fullscreenchange',
    () => {
      if (!document.fullscreenElement) over.abort();
    },
    options,
  );
}
