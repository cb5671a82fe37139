import { html, nothing } from 'lit';
import atSign from 'lucide/dist/esm/icons/at-sign.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import disc from 'lucide/dist/esm/icons/disc.mjs';
import info from 'lucide/dist/esm/icons/info.mjs';
import phoneMissed from 'lucide/dist/esm/icons/phone-missed.mjs';
import reply from 'lucide/dist/esm/icons/reply.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { RoomId } from '../../protocol/ids.ts';
import type { Notice } from '../../protocol/notice.ts';
import { type Icon, icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { noticeText } from './notice-text.ts';
import { timeAgo } from './time-ago.ts';

/** What a row needs to know, and can have done. */
export interface RowFacts {
  readonly words: Localize;
  readonly now: number;
  /** The room in which one is. */
  readonly room: RoomId | undefined;
  readonly isPending: (notice: Notice) => boolean;
  readonly read: (notice: Notice) => void;
  readonly remove: (notice: Notice) => void;
}

/** One notice: what, when, and what one can do about it. */
export function noticeRow(notice: Notice, facts: RowFacts): unknown {
  const { words, now, isPending, read, remove } = facts;
  const isBusy = isPending(notice);
  const what = noticeText(notice, words);
  const text = 'text' in notice && notice.text;
  const button = (part: string, shape: Icon, label: string, deed: () => void) => html`<button
    part=${part}
    aria-label=${label}
    title=${label}
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${isBusy ? nothing : deed}
  >
    ${icon(shape)}
  </button>`;
  // Whoever calls back, or goes to the room, has read why.
  const onActing = (): void => {
    if (!notice.read && !isBusy) read(notice);
  };
  return html`<li
    id="notice-${notice.id}"
    part="notice ${notice.read ? '' : 'unread'}"
    class=${notice.read ? nothing : 'unread'}
    tabindex="-1"
    aria-busy=${isBusy ? 'true' : nothing}
    @call-join=${onActing}
    @call-invite=${onActing}
  >
    <span class="kind">${icon(iconOf(notice))}</span>
    <div class="about">
      <p part="what">${notice.read ? nothing : html`<span class="mark">${words.term('isUnread')} </span>`}<bdi>${what}</bdi></p>
      ${text ? html`<p part="text" dir="auto">${text}</p>` : nothing}
      ${timeAgo(notice.at, now, words.lang())}
    </div>
    ${wayTo(notice, facts)}
    <div class="tools">
      ${notice.read ? nothing : button('read', check, words.term('markRead', what), () => read(notice))}
      ${button('delete', x, words.term('deleteNotice', what), () => remove(notice))}
    </div>
  </li>`;
}

/** The way into the room, unless one is there, or to the person. */
function wayTo(notice: Notice, { words, room }: RowFacts): unknown {
  if (notice.kind === 'recording') return nothing;
  if (notice.room !== undefined)
    return notice.room === room
      ? nothing
      : html`<call-button part="join" room=${notice.room}></call-button>`;
  if (notice.kind === 'system') return nothing;
  const withVideo = notice.kind === 'invitation' && notice.video;
  return html`<call-button part="call-back" to=${notice.from.user} ?video=${withVideo}>${words.term('callBack')}</call-button>`;
}

function iconOf(notice: Notice): Icon {
  switch (notice.kind) {
    case 'invitation':
      return notice.video ? video : phoneMissed;
    case 'message':
      return notice.code === 'replied' ? reply : atSign;
    case 'recording':
      return disc;
    case 'system':
      return info;
  }
}
