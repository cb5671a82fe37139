import { diff } from '../../src/protocol/room-diff.ts';
import type { RoomState } from './rooms.ts';

/** The room as a recipe wants it, with the revision raised if the document is another: every revision has its patch. */
export function withRevision(before: RoomState | undefined, wanted: RoomState): RoomState {
  const isSame = before !== undefined && diff(before.doc, wanted.doc) === undefined;
  const rev = (before?.doc.rev ?? 0) + (isSame ? 0 : 1);
  return { ...wanted, doc: { ...wanted.doc, rev } };
}
