/** The kinds of track that a member can send, each at most once. */
export const SLOTS = ['microphone', 'camera', 'screen', 'screen-audio'] as const;
export type Slot = (typeof SLOTS)[number];

/** The slots that are filled by a device which stays with the person. */
export const DEVICES = ['microphone', 'camera'] as const satisfies readonly Slot[];
export type Device = (typeof DEVICES)[number];

/** Which of one's slots are on, as every member may know. */
export type SlotsOn = Readonly<Record<Slot, boolean>>;
