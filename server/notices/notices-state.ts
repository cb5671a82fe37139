import type { Happening, Notice, NoticeChange, NoticeId } from '../../src/protocol/notice.ts';
import { NOTICE_LIMITS } from '../../src/protocol/notice-limits.ts';

type List = readonly Notice[];
type Fits = (notice: Notice) => boolean;

const { kept, keptFrom } = NOTICE_LIMITS;

export const unreadIn = (list: List): number => list.filter(({ read }) => !read).length;

/** The list with one more, later than all that are there; the same list if that is on it already. */
export function withNotice(list: List, id: NoticeId, now: number, what: Happening): List {
  if (list.some((notice) => notice.id === id)) return list;
  const at = Math.max(now, (list[0]?.at ?? 0) + 1);
  const notice: Notice = { ...what, id, at, read: false };
  const from = causeOf(notice);
  const all = [notice, ...list];
  const fair = from ? withoutOldest(all, keptFrom, (other) => causeOf(other) === from) : all;
  return withoutOldest(fair, kept, () => true);
}

/** The other person who is the reason for a notice, if any is. */
export const causeOf = (notice: Notice): string | undefined =>
  'from' in notice ? notice.from?.user : undefined;

/** The list with no more than so many that fit: the oldest that was read goes first, else the oldest. */
function withoutOldest(list: List, most: number, fits: Fits): List {
  const found = list.filter(fits);
  if (found.length <= most) return list;
  const gone = found.findLast(({ read }) => read) ?? found.at(-1);
  return withoutOldest(
    list.filter((notice) => notice !== gone),
    most,
    fits,
  );
}

/** The list in which those that fit were read; the same list if they were, or if there are none. */
export function withRead(list: List, fits: Fits): List {
  const isNews = (notice: Notice) => !notice.read && fits(notice);
  if (!list.some(isNews)) return list;
  return list.map((notice) => (isNews(notice) ? { ...notice, read: true } : notice));
}

/** The list without those that fit; the same list if there are none. */
export function without(list: List, fits: Fits): List {
  const left = list.filter((notice) => !fits(notice));
  return left.length === list.length ? list : left;
}

/** The list in which what somebody wrote has other words; the same list if it is not on it. */
export function withWords(list: List, message: string, user: string, text: string): List {
  const isNews = (notice: Notice) =>
    isOf(notice, message, user) && notice.kind === 'message' && notice.text !== text;
  if (!list.some(isNews)) return list;
  return list.map((notice) => (isNews(notice) ? ({ ...notice, text } as Notice) : notice));
}

/** Whether a notice is of a message that somebody wrote. */
export const isOf = (notice: Notice, message: string, user: string): boolean =>
  notice.kind === 'message' && notice.message === message && notice.from.user === user;

/** What of a change a page has to hear; undefined where that is nothing. */
export function changeOf(before: List, after: List): NoticeChange | undefined {
  if (before === after) return undefined;
  const known = new Map(before.map((notice) => [notice.id, notice]));
  const left = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id));
  const read = after.filter((notice) => notice.read && known.get(notice.id)?.read === false);
  const notices = after.filter((notice) => {
    const old = known.get(notice.id);
    return old !== notice && old?.read !== !notice.read;
  });
  return {
    ...(notices.length > 0 && { notices }),
    ...(read.length > 0 && { read: read.map(({ id }) => id) }),
    ...(gone.length > 0 && { gone: gone.map(({ id }) => id) }),
    unread: unreadIn(after),
  };
}
