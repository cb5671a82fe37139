import type { Translation } from '@shoelace-style/localize';

/** What is said in a chat where more happens than that messages are sent. */
export interface ChatWords extends Translation {
  chatMore: string;
  edited: string;
  messageDeleted: string;
  newMessages: string;
  earlierMessages: string;
  toNewest: string;
  newest: (count: number) => string;
  messageActions: string;
  addReaction: string;
  reply: string;
  edit: string;
  delete: string;
  deleteSure: string;
  replyTo: (name: string) => string;
  editing: string;
  showOriginal: (name: string) => string;
  reactionFrom: (emoji: string, names: string) => string;
  typing: (names: string, count: number) => string;
  asking: string;
  mentionable: string;
  emoji: string;
  searchMessages: string;
  found: (count: number) => string;
  foundMany: (count: number) => string;
  nothingFound: string;
  showMore: string;
  saveAsText: string;
  statistics: string;
  sendFile: string;
  removeFile: (name: string) => string;
  openFile: (name: string, size: string) => string;
  messageCount: (count: number) => string;
  person: string;
  reactions: string;
  /** What the server notes; of a member by name, or of the room. */
  'note-hosts': (name: string) => string;
  'note-cohosts': (name: string) => string;
  'note-locked': (name: string) => string;
  'note-unlocked': (name: string) => string;
  'note-titled': (title: string) => string;
}
