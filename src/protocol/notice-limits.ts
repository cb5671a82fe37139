/** The limits of notices, which not every page needs to know. */
export const NOTICE_LIMITS = {
  /** Notices that are kept for one person; the oldest that were read are forgotten first. */
  kept: 200,
  /** Of these, what one other person is the cause of, so that nobody's writing drives all else out. */
  keptFrom: 40,
  /** Notices in one page of the list, where nothing else is asked for. */
  page: 30,
} as const;
