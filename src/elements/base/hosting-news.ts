import { update } from '@shoelace-style/localize';
import type { HostingNotice, HostingNoticeCode } from '../../engine/hosting-notice.ts';
import { enHosting } from '../../i18n/en-hosting.ts';
import { ENGLISH, type Localize } from './localize.ts';

// The English words for what hosts do, for hands and for reactions.
Object.assign(ENGLISH, enHosting);
update();

type Say = {
  readonly [C in HostingNoticeCode]: (
    notice: Extract<HostingNotice, { code: C }>,
    words: Localize,
  ) => string;
};

/** What hosts do, and what they may want to know, in words. */
export const HOSTING_NEWS: Say = {
  waiting: (_, words) => words.term('waitToBeLetIn'),
  'room-locked': (_, words) => words.term('roomLocked'),
  'room-unlocked': (_, words) => words.term('roomUnlocked'),
  'hand-lowered': (_, words) => words.term('handLowered'),
  'host-refused': (_, words) => words.term('hostRefused'),
  'made-host': (_, words) => words.term('madeHost'),
  'made-cohost': (_, words) => words.term('madeCohost'),
  'made-member': (_, words) => words.term('madeMember'),
  'made-guest': (_, words) => words.term('madeMember'),
  'muted-by-host': ({ name }, words) => words.term('mutedBy', name),
  'camera-stopped-by-host': ({ name }, words) => words.term('cameraStoppedBy', name),
  'screen-stopped-by-host': ({ name }, words) => words.term('screenStoppedBy', name),
  asked: ({ name }, words) => words.term('wasAsked', name),
  'link-copied': (_, words) => words.term('linkCopied'),
  'asked-to-unmute': ({ name }, words) => words.term('asksToUnmute', name),
  'asked-for-camera': ({ name }, words) => words.term('asksForCamera', name),
  'hand-raised': ({ name }, words) => words.term('raisesHand', name),
  'asks-to-host': ({ name }, words) => words.term('asksToHost', name),
  knocking: ({ name }, words) => words.term('knocks', name),
};
