import type { Engine } from '../../engine/engine.ts';
import { notifyWhileHidden, type RingNotice } from './ring-notification.ts';
import { showInTitle } from './tab-title.ts';
import { vibrate } from './vibrate.ts';

/** Tells a person who may not be looking at the page that somebody rings, until `over` is aborted. */
export function alertElsewhere(engine: Engine, notice: RingNotice, over: AbortSignal): void {
  showInTitle(notice.title, over);
  vibrate(over);
  void notifyWhileHidden(engine, notice, over);
}
