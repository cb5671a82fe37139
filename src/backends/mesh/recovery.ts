import type { LinkState } from '../backend.ts';

/** Milliseconds for which ICE may mend a disconnection by itself before it is restarted. */
const PATIENCE = 3_000;
/** The same for an offer that is not answered, and for a connection that comes about. */
const UNANSWERED = 5_000;
const SLOW = 10_000;
const LONGEST = 15_000;

/** After so many tries a connection that never was is said to have failed, though it goes on being tried. */
const HOPELESS = 2;

/** So many restarts may come to nothing before the connection itself is taken for broken. */
const RESTARTS = 2;

/**
 * When to try again, by restarting ICE (RFC 8445, section 9) or by repeating what may have been lost: soon after a
 * disconnection, at once after a failure, then less and less often. Undefined where there is nothing to mend.
 * `attempt` counts the tries since the last good connection. An offer without an answer is repeated even where this
 * side is connected: the other may not be, and its own offers are not taken meanwhile.
 */
export function mendAfter(
  state: RTCPeerConnectionState,
  attempt: number,
  isUnanswered = false,
): number | undefined {
  if (state === 'new') return UNANSWERED;
  if (state === 'connecting') return SLOW;
  if (state === 'disconnected') return PATIENCE;
  if (state === 'failed') return attempt === 0 ? 0 : Math.min(1_000 * 2 ** attempt, LONGEST);
  return state === 'connected' && isUnanswered ? UNANSWERED : undefined;
}

/** `restart`: ICE, within the connection. `anew`: another connection, on both sides. */
export type Remedy = 'restart' | 'anew';

/** How to try again, after so many tries with this connection. One that stands is never given up. */
export function remedy(state: RTCPeerConnectionState, attempt: number): Remedy {
  return state === 'connected' || attempt < RESTARTS ? 'restart' : 'anew';
}

/** What a person is told of a connection's state, after so many tries to mend it. */
export function linkState(
  state: RTCPeerConnectionState,
  wasConnected: boolean,
  attempt: number,
): LinkState {
  if (state === 'connected') return 'connected';
  if (state === 'failed') return 'failed';
  if (wasConnected) return 'reconnecting';
  return attempt < HOPELESS ? 'connecting' : 'failed';
}
