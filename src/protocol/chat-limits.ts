/** The limits of chats, which not every page needs to know. */
export const CHAT_LIMITS = {
  /** Chat messages that a room remembers while nothing persists them. */
  logEntries: 10_000,
  /** Characters of all the chat messages together that a room remembers while nothing persists them. */
  logText: 2_000_000,
  /** Chat messages that joining answers with, and at the most in one page of the history. */
  logPage: 50,
  historyPage: 200,
  /** Characters of a page of the history, which ends earlier where messages are long. */
  pageText: 150_000,
  /** People named in one chat message. */
  mentions: 16,
  /** Different emoji on one chat message, and people who gave the same one. */
  reactions: 20,
  reactors: 100,
  /** Characters of what is looked for in the chat, and messages found at a time. */
  query: 100,
  found: 30,
  /** Characters of a file's name. */
  fileName: 200,
} as const;
