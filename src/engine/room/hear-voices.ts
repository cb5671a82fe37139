import { every } from '../../base/every.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Carrier } from './carrier.ts';
import type { Roster } from './roster.ts';
import type { Voices } from './voices.ts';
import { hear, isSpeaking, SILENCE } from './voices-state.ts';

/** Milliseconds between two looks at how loud everybody is. */
const LOOK = 200;

/** Says who speaks and who has the floor, by the levels of what really comes in. Of one other, nobody asks. */
export function hearVoices(
  { speaking, active }: Voices,
  carrier: Carrier,
  roster: Roster,
  until: AbortSignal,
): void {
  let heard = SILENCE;
  const look = () => {
    if (roster.others.peek().length < 2 && speaking.peek().size === 0) return;
    const levels = carrier.levels();
    // Of who sends nothing, browsers keep the last level for some time.
    const levelOf = ({ id, microphone, held }: Member) =>
      microphone && !held ? (levels.get(id) ?? 0) : 0;
    const now = new Map(roster.others.peek().map((one) => [one.id, levelOf(one)]));
    heard = hear(heard, now, performance.now());
    active.value = heard.active;
    const before = speaking.peek();
    const after = new Set([...heard.voices.keys()].filter((id) => isSpeaking(heard, id)));
    // The same set for the same people, who need not be drawn again.
    const isSame = after.size === before.size && [...after].every((id) => before.has(id));
    if (!isSame) speaking.value = after;
  };
  every(LOOK, look, until);
}
