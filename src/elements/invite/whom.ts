import type { Going } from '../../engine/invite/outgoing-state.ts';
import type { Presence } from '../../engine/presence.ts';

/**
 * Whom an outgoing call is about, by name, as the server has it; until it has answered, what is known of the ids that
 * were rung.
 */
export function whom(state: Going, presence: Presence | undefined): readonly string[] {
  const callees = state.invite?.callees;
  if (callees) return callees.map(({ name }) => name);
  const people = presence?.people.value;
  return state.to.map((user) => people?.get(user)?.name ?? user);
}

/** Those of them for whom it ended as it did, since others may have answered differently. */
export function whomItEnded(state: Going, presence: Presence | undefined): readonly string[] {
  const callees = state.invite?.callees.filter(
    ({ status }) => 'reason' in state && status === state.reason,
  );
  return callees && callees.length > 0 ? callees.map(({ name }) => name) : whom(state, presence);
}
