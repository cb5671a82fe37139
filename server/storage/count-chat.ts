import type { ChatMessage, ChatStatistics } from '../../src/protocol/chat.ts';
import type { UserId } from '../../src/protocol/ids.ts';

/** People who are counted by name; a room that many have passed through has more. */
const PEOPLE = 100;

type Person = ChatStatistics['people'][number];

/** Who has said how much, and given which reactions. What was deleted was not said, and what the server noted by nobody. */
export function countChat(log: Iterable<ChatMessage>): ChatStatistics {
  const people = new Map<UserId, Person>();
  const emojis = new Map<string, number>();
  let messages = 0;
  const count = (
    { user, name }: { user: UserId; name: string },
    what: 'messages' | 'reactions',
  ) => {
    const before = people.get(user) ?? { user, name, messages: 0, reactions: 0 };
    // The name that they had last.
    people.set(user, { ...before, name, [what]: before[what] + 1 });
  };
  for (const { from, deleted, system, reactions = {} } of log) {
    if (deleted || system) continue;
    messages += 1;
    count(from, 'messages');
    for (const [emoji, givers] of Object.entries(reactions)) {
      emojis.set(emoji, (emojis.get(emoji) ?? 0) + givers.length);
      for (const giver of givers) count(giver, 'reactions');
    }
  }
  return {
    messages,
    people: [...people.values()]
      .sort((a, b) => b.messages - a.messages || b.reactions - a.reactions)
      .slice(0, PEOPLE),
    reactions: [...emojis]
      .map(([emoji, times]) => ({ emoji, count: times }))
      .sort((a, b) => b.count - a.count),
  };
}
