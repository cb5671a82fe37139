/** How much of everything. The server refuses what is above; the page does not offer it in the first place. */
export const LIMITS = {
  /** Characters of a user id, a room id, and of the ids that clients make up. */
  id: 128,
  /** Characters of a person's name; what is longer is cut. */
  name: 80,
  /** Characters of one chat message. */
  text: 10_000,
  /** Characters of the words with which somebody declines. */
  reason: 200,
  /** Characters of a room's title, and of what more is said about it. */
  title: 80,
  description: 2_000,
  /** Seconds for which an invitation rings at the least and at the most. */
  ringLeast: 5,
  ringMost: 300,
  /** Invitations that one connection may have ringing at a time. */
  ringing: 8,
  /** Invitations that one person may have ringing at a time, with all their connections. */
  ringingOfOne: 24,
  /** Invitations that may ring for one person at a time; whoever comes after them finds the person busy. */
  rung: 16,
  /** Devices that connect with a caller while they ring. */
  preconnections: 16,
  /** People rung by one invitation. */
  callees: 16,
  /** People whose presence one page may watch by name. */
  watched: 200,
  /** Rooms in which one connection may be at a time: the call that goes on, and those on hold. */
  places: 4,
  /** Connections that one person may have at a time. */
  sessions: 50,
  /** Members of a room whose media travels in a full mesh. */
  meshMembers: 8,
  /** People who wait to be let into a room at a time; and former members whom it knows again. */
  waiting: 50,
  /** Characters of a session description (RFC 8866), several times what eight media sections need. */
  sdp: 64_000,
  /** Lines of one. */
  sdpLines: 2_000,
  /** Characters of an ICE candidate line (RFC 8839, section 5.1). */
  candidate: 1_000,
  /** Missed calls that are kept for one person; the oldest are forgotten first. */
  missed: 50,
  /** Members of whom one page reports how the call with them was: those with whom it was connected last. */
  reported: 32,
  /** Browsers of one person that can be reached while no page is open; the oldest are forgotten first. */
  subscriptions: 10,
  /** Rooms that one person can have set up, who does not run the site. */
  configured: 100,
  /** People whom one person can have blocked; the oldest are forgotten first. */
  blocked: 500,
  /** Characters of a token. */
  token: 8_192,
  /** Characters of an address that the server is told. */
  address: 1_000,
  /** Characters of one command's payload as JSON. */
  payload: 80_000,
} as const;

/** How long things last, in milliseconds, where the server is not told otherwise. */
export const DURATIONS = {
  /** A callee rings for this long. */
  ring: 45_000,
  /** A member whose connection is lost keeps the place for this long. */
  grace: 20_000,
  /** The same for one whose page said that it is going away (closed, reloaded, navigated). */
  leavingGrace: 2_500,
  /** A caller whose connection is lost may come back within this time while it rings. */
  callerGrace: 5_000,
  /** Who has gone gets the host's role back within this time; then the member who is there longest follows. */
  succession: 10_000,
  /** A call with one person in it, whom nobody is rung to join, waits this long for others to come back. */
  alone: 15_000,
} as const;

export type Durations = Readonly<Record<keyof typeof DURATIONS, number>>;
