import type { Notice, NoticeChange, NoticePage } from '../../protocol/notice.ts';

/** As much of the list as is known: the newest, without a gap. */
export type NoticesState = NoticePage;

/** The list with an older page at its end; what has gone from between them meanwhile is no gap. */
export function withOlder(state: NoticesState, { notices, older }: NoticePage): NoticesState {
  return { ...state, notices: merged(state.notices, notices), older };
}

/** The list after a change. What is older than all that is known comes with its page. */
export function changed(state: NoticesState, change: NoticeChange): NoticesState {
  const gone = new Set(change.gone);
  const read = new Set(change.read);
  const oldest = state.older ? (state.notices.at(-1)?.at ?? Number.POSITIVE_INFINITY) : 0;
  const news = (change.notices ?? []).filter(({ at }) => at >= oldest);
  const notices = merged(state.notices, news)
    .filter(({ id }) => !gone.has(id))
    .map((notice) => (read.has(notice.id) ? { ...notice, read: true } : notice));
  return { notices, unread: change.unread, older: state.older };
}

/** All of them, newest first; of two with the same id the one that was said later. */
function merged(list: readonly Notice[], more: readonly Notice[]): readonly Notice[] {
  const all = new Map([...list, ...more].map((notice) => [notice.id, notice]));
  return [...all.values()].sort((a, b) => b.at - a.at);
}
