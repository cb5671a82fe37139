import { html, nothing } from 'lit';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import type { LinkState } from '../../backends/backend.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { Localize } from '../base/localize.ts';
import { streamOf } from './stream-of.ts';

export interface TileFacts {
  readonly member: Member;
  readonly isMe: boolean;
  /** The picture, while the camera is on. */
  readonly picture: MediaStreamTrack | undefined;
  /** Whether the picture has something to show; the initials stay until then. */
  readonly hasFrame: boolean;
  readonly onFrame: (event: Event) => void;
  readonly link: LinkState | undefined;
  readonly isFloating: boolean;
}

/** One person on the stage. */
export function tile(
  { member, isMe, picture, hasFrame, onFrame, link, isFloating }: TileFacts,
  words: Localize,
): unknown {
  const name = isMe ? words.term('nameYou', member.name) : member.name;
  const trouble = isMe ? undefined : troubleOf(member, link);
  return html`
    <div
      part="tile"
      role="listitem"
      aria-label=${name}
      data-member=${member.id}
      ?local=${isMe}
      class="${isFloating ? 'floating' : ''} ${trouble ?? ''}"
    >
      ${
        picture
          ? html`<video part="video" class=${hasFrame ? '' : 'blank'} @loadeddata=${onFrame} @resize=${onFrame} autoplay playsinline muted .muted=${true} .srcObject=${streamOf(picture)}></video>`
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

/** What is wrong with the way to somebody, if anything is. */
export function troubleOf(member: Member, link: LinkState | undefined) {
  if (member.held) return 'onHold';
  if (link === 'failed') return 'connectionLost';
  if (link === 'reconnecting' || !member.connected) return 'reconnecting';
  return link === 'connected' ? undefined : 'connecting';
}
