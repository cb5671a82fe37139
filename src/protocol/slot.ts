/** The kinds of track that a member can send, each at most once. */
export const SLOTS = ['microphone', 'camera'] as const;
export type Slot = (typeof SLOTS)[number];

/** Which of one's slots are on, as every member may know. */
export type SlotsOn = Readonly<Record<Slot, boolean>>;
