import { html, nothing } from 'lit';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import type { LinkState } from '../../backends/backend.ts';
import type { MemberHealth } from '../../engine/room/health-state.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { Localize } from '../base/localize.ts';
import { showing } from './showing.ts';

export interface TileFacts {
  readonly member: Member;
  readonly isMe: boolean;
  /** The picture, while the camera is on. */
  readonly picture: MediaStreamTrack | undefined;
  /** Whether the picture has something to show; the initials stay until then. */
  readonly hasFrame: boolean;
  readonly onFrame: (event: Event) => void;
  /** How the member can be reached; undefined for oneself. */
  readonly health: MemberHealth | undefined;
  readonly link: LinkState | undefined;
  readonly isFloating: boolean;
}

/** One person on the stage. */
export function tile(
  { member, isMe, picture, hasFrame, onFrame, health, link, isFloating }: TileFacts,
  words: Localize,
): unknown {
  const name = isMe ? words.term('nameYou', member.name) : member.name;
  const trouble = isMe ? undefined : troubleOf(member, health);
  // Pictures may go on though the server has lost somebody; whatever stands still is not to look alive.
  const isStill = health === 'frozen' || (trouble && !member.held && link !== 'connected');
  return html`
    <div
      part="tile"
      role="listitem"
      aria-label=${name}
      data-member=${member.id}
      ?local=${isMe}
      class="${isFloating ? 'floating' : ''} ${isStill ? 'still' : ''}"
    >
      ${
        picture
          ? html`<video part="video" class=${hasFrame ? '' : 'blank'} @loadeddata=${onFrame} @resize=${onFrame} autoplay playsinline muted .muted=${true} .srcObject=${showing(picture)}></video>`
          : nothing
      }
      ${
        picture && hasFrame
          ? nothing
          : html`<div part="avatar" aria-hidden="true"><span>${initials(member.name)}</span></div>`
      }
      <div class="caption">
        ${member.microphone ? nothing : html`<span part="badge" class="muted" role="img" aria-label=${words.term('muted', member.name)}>${icon(micOff)}</span>`}
        <span part="name" dir="auto">${isFloating ? words.term('you') : name}</span>
      </div>
      ${trouble ? html`<span part="badge" class="trouble">${words.term(trouble)}</span>` : nothing}
    </div>
  `;
}

/** What is said of somebody who cannot be reached as usual. */
const TROUBLES = {
  connecting: 'connecting',
  connected: undefined,
  weak: 'weak',
  frozen: 'frozen',
  reconnecting: 'reconnecting',
  lost: 'connectionLost',
} as const satisfies Record<MemberHealth, string | undefined>;

/** What is wrong with the way to somebody, or why nothing comes from them. */
export const troubleOf = (member: Member, health: MemberHealth | undefined) =>
  member.held
    ? 'onHold'
    : // Of somebody whom the server has lost as well, more is frozen than the picture.
      health && TROUBLES[health === 'frozen' && !member.connected ? 'reconnecting' : health];
