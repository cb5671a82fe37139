import type { Notice } from '../../protocol/notice.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Localize } from '../base/localize.ts';

const ROLES = {
  host: 'madeHostOf',
  cohost: 'madeCohostOf',
  member: 'madeMemberOf',
  guest: 'madeGuestOf',
} as const satisfies Record<Role, string>;

const VERDICTS = { ejected: 'ejectedFrom', denied: 'notLetInto', ended: 'hasEnded' } as const;

/** A name in a sentence, whichever direction either is written in (Unicode UAX #9, section 2.4). */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** What has happened, in one sentence. */
export function noticeText(notice: Notice, words: Localize): string {
  const room = notice.title === undefined ? undefined : isolated(notice.title);
  const name = isolated(('from' in notice && notice.from?.name) || '');
  switch (notice.kind) {
    case 'invitation':
      if (room) return words.term('invitedYouTo', name, room);
      return words.term(notice.video ? 'missedVideoFrom' : 'missedFrom', name);
    case 'message': {
      const isReply = notice.code === 'replied';
      if (room) return words.term(isReply ? 'repliedToYouIn' : 'mentionedYouIn', name, room);
      return words.term(isReply ? 'repliedToYou' : 'mentionedYou', name);
    }
    case 'recording':
      return room ? words.term('recordingOfReady', room) : words.term('recordingReady');
    case 'system':
      if (notice.code === 'role') return words.term(ROLES[notice.role], name, room ?? '');
      return words.term(VERDICTS[notice.code], room ?? '');
  }
}
