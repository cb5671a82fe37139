import { html, nothing } from 'lit';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import type { LinkState } from '../../backends/backend.ts';
import type { MemberHealth } from '../../engine/room/health-state.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { Localize } from '../base/localize.ts';
import type { Look, Tile } from './tile.ts';
import { troubleOf } from './trouble-of.ts';

export interface PersonFacts {
  readonly member: Member;
  readonly isMe: boolean;
  /** The picture, while the camera is on. */
  readonly picture: MediaStreamTrack | undefined;
  /** How the member can be reached; undefined for oneself. */
  readonly health: MemberHealth | undefined;
  readonly link: LinkState | undefined;
  readonly isFloating: boolean;
  readonly isSpeaking: boolean;
  /** What few tiles have. */
  readonly extras: unknown;
}

/** One person on the stage. */
export function person(
  { member, isMe, picture, health, link, isFloating, isSpeaking, extras }: PersonFacts,
  words: Localize,
  tile: Tile,
): Look {
  const name = isMe ? words.term('nameYou', member.name) : member.name;
  const trouble = isMe ? undefined : troubleOf(member, health);
  // Pictures may go on though the server has lost somebody; whatever stands still is not to look alive.
  const isStill = health === 'frozen' || (trouble && !member.held && link !== 'connected');
  const hasFrame = tile.hasFrame(picture);
  const states = [isFloating && 'floating', isStill && 'still', isSpeaking && 'speaking'];
  return {
    picture,
    attributes: {
      part: 'tile',
      role: 'listitem',
      'aria-label': name,
      'data-member': member.id,
      local: isMe ? '' : undefined,
      class: states.filter(Boolean).join(' '),
    },
    content: html`
      ${picture ? videoOf(hasFrame, tile) : nothing}
      ${hasFrame ? nothing : html`<div part="avatar" aria-hidden="true"><span>${initials(member.name)}</span></div>`}
      <div class="caption">
        ${member.microphone ? nothing : html`<span part="badge" class="muted" role="img" aria-label=${words.term('muted', member.name)}>${icon(micOff)}</span>`}
        <span part="name" dir="auto">${isFloating ? words.term('you') : name}</span>
      </div>
      ${trouble ? html`<span part="badge" class="trouble">${words.term(trouble)}</span>` : nothing}
      ${extras}
    `,
  };
}

/** A picture, which the tile starts; not to be seen before there is something in it. */
export const videoOf = (hasFrame: boolean, { onFrame }: Tile): unknown =>
  html`<video part="video" class=${hasFrame ? '' : 'blank'} @loadeddata=${onFrame} @resize=${onFrame} autoplay playsinline muted .muted=${true}></video>`;
