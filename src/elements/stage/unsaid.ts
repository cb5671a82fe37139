import '../base/english-sharing.ts';
import '../base/hosting-news.ts';
import type { Room } from '../../engine/room/room.ts';
import { doorNewsOf, doorWords } from '../base/door-news.ts';
import { pageHas } from '../base/page-has.ts';
import type { VideoGrid } from './video-grid.ts';

/** What of one's own call no controls on the page say. */
export function unsaid(host: VideoGrid, room: Room): readonly string[] {
  const { words } = host;
  if (pageHas(host, 'call-controls')) return [];
  if (room.held.value) return [words.term('callOnHold')];
  return room.screen.on.value ? [words.term('sharing')] : [];
}

/** Why one is not in a call, where that has a reason that nothing else on the page shows. */
export function whyOutside(host: VideoGrid): string | undefined {
  const { engine, words } = host;
  const isSaid = ['waiting-room', 'call-lobby', 'call-widget'].some((tag) => pageHas(host, tag));
  if (!engine || isSaid) return undefined;
  if (engine.waiting.value) return words.term('waitToBeLetIn');
  const news = doorNewsOf(engine);
  return news && doorWords(news, words);
}
