import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** The one picture that shows a call best; `slot` is missing where there is none, and a name stands for it. */
export interface Choice {
  readonly member: Member;
  readonly slot?: 'screen' | 'camera';
}

/**
 * Whose picture is seen where there is room for one: a shared screen; else of those who are kept on the stage, who have
 * the floor, or are there, the first with a camera. Undefined while nobody else is there.
 */
export function choosePicture(
  others: readonly Member[],
  kept: readonly (MemberId | null | undefined)[],
  active: MemberId | undefined,
): Choice | undefined {
  const there = others.filter(({ held }) => !held);
  const sharer = there.find(({ screen }) => screen);
  if (sharer) return { member: sharer, slot: 'screen' };
  const liked = [...kept, active].flatMap((id) => there.find((one) => one.id === id) ?? []);
  const candidates = [...liked, ...there, ...others];
  const seen = [...liked, ...there].find(({ camera }) => camera);
  if (seen) return { member: seen, slot: 'camera' };
  const [member] = candidates;
  return member && { member };
}
