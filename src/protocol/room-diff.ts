import type { MemberId } from './ids.ts';
import type { Member, RoomDoc, RoomPatch } from './room-doc.ts';

/** The fields of `after` that differ from `before`; undefined when none does. */
function changed<T extends object>(before: T, after: T): Partial<T> | undefined {
  const fields = (Object.keys(after) as (keyof T)[]).filter((key) => before[key] !== after[key]);
  if (fields.length === 0) return undefined;
  return Object.fromEntries(fields.map((key) => [key, after[key]])) as Partial<T>;
}

/** The patch between two documents of one room, or undefined when they say the same. */
export function diff(before: RoomDoc, after: RoomDoc): RoomPatch | undefined {
  const members: Record<MemberId, Partial<Member> | null> = {};
  for (const id of Object.keys(before.members)) if (!after.members[id]) members[id] = null;
  for (const [id, member] of Object.entries(after.members)) {
    const old = before.members[id];
    const fields = old ? changed(old, member) : member;
    if (fields) members[id] = fields;
  }
  const info = changed(before.info, after.info);
  const someone = Object.keys(members).length > 0;
  if (!info && !someone) return undefined;
  return { rev: after.rev, ...(info && { info }), ...(someone && { members }) };
}
