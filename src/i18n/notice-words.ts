import type { Translation } from '@shoelace-style/localize';

/** What `notice-list` needs. A `room` is what a room is called. */
export interface NoticeWords extends Translation {
  notices: string;
  noNotices: string;
  isUnread: string;
  unreadNotices: (count: number) => string;
  invitedYouTo: (name: string, room: string) => string;
  mentionedYou: (name: string) => string;
  mentionedYouIn: (name: string, room: string) => string;
  repliedToYou: (name: string) => string;
  repliedToYouIn: (name: string, room: string) => string;
  recordingReady: string;
  recordingOfReady: (room: string) => string;
  ejectedFrom: (room: string) => string;
  notLetInto: (room: string) => string;
  hasEnded: (room: string) => string;
  madeHostOf: (name: string, room: string) => string;
  madeCohostOf: (name: string, room: string) => string;
  madeMemberOf: (name: string, room: string) => string;
  madeGuestOf: (name: string, room: string) => string;
  markRead: (what: string) => string;
  markAllRead: string;
  deleteNotice: (what: string) => string;
  deleteAll: string;
  deleteAllQuestion: string;
  deleteAllNow: string;
  keepNotices: string;
  olderNotices: string;
}
