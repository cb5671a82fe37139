import { newId } from '../../src/base/new-id.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Happening, Notice, NoticeId } from '../../src/protocol/notice.ts';
import type { Handlers } from '../handlers.ts';
import type { Notices } from '../notices/notices.ts';
import { changeOf, unreadIn, withNotice, without, withRead } from '../notices/notices-state.ts';
import type { Outbox } from '../outbox.ts';

interface Parts {
  readonly notices: Notices;
  readonly outbox: Outbox;
  readonly now: () => number;
}

interface Some {
  readonly notices?: readonly NoticeId[] | undefined;
  readonly until?: number | undefined;
}

/** Which of one's own notices a command names. */
const named = ({ notices = [], until = 0 }: Some) => {
  const ids = new Set(notices);
  return ({ id, at }: Notice): boolean => at <= until || ids.has(id);
};

/** What people should know and may have missed: every command is about the asker's own, whatever ids it names. */
export function noticesOf({ notices, outbox, now }: Parts) {
  async function change(user: UserId, recipe: Parameters<Notices['change']>[1]): Promise<void> {
    const { before, after } = await notices.change(user, recipe);
    const news = changeOf(before, after);
    if (news) outbox.send(`user:${user}`, 'notice:changed', news);
  }

  const handlers: Handlers<'notice:list' | 'notice:read' | 'notice:delete'> = {
    async 'notice:list'({ user }, { before, limit }) {
      const all = await notices.of(user);
      const rest = before === undefined ? all : all.filter(({ at }) => at < before);
      return {
        notices: rest.slice(0, limit),
        unread: unreadIn(all),
        older: rest.length > limit,
      };
    },
    async 'notice:read'({ user }, which) {
      await change(user, (list) => withRead(list, named(which)));
      return {};
    },
    async 'notice:delete'({ user }, which) {
      await change(user, (list) => without(list, named(which)));
      return {};
    },
  };

  return {
    handlers,
    change,
    /** Tells a person that something has happened. The same `id` again is the same notice. */
    add: (user: UserId, what: Happening, id: NoticeId = newId(), at = now()): Promise<void> =>
      change(user, (list) => withNotice(list, id, at, what)),
  };
}

export type NoticesFeature = ReturnType<typeof noticesOf>;
