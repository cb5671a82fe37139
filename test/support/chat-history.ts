import { MemoryChatLog } from '../../server/storage/memory-chat-log.ts';

const PEOPLE = ['Bob Stone', 'Carol Diaz', 'Dave Okafor'];

/** A room in which so much was said before anybody comes: message `n` is `Message n`, followed by more or fewer words. */
export async function chatHistory(room: string, count: number): Promise<MemoryChatLog> {
  const log = new MemoryChatLog();
  for (let index = 0; index < count; index += 1) {
    const name = PEOPLE[Math.floor(index / 4) % PEOPLE.length] ?? '';
    const user = name.split(' ')[0]?.toLowerCase() ?? '';
    const from = { member: `member-${user}`, user: `old-${user}`, name };
    const text = `Message ${index}${' and more'.repeat((index * 7) % 23)}`;
    const sent = Date.now() - (count - index) * 1_000;
    await log.add(room, { id: `message-${index}/old-${user}`, from, text, sent });
  }
  return log;
}
