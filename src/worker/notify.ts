import { en } from '../i18n/en.ts';
import { enAlerts } from '../i18n/en-alerts.ts';
import { fr } from '../i18n/fr.ts';
import type { AlertWords, CallWords } from '../i18n/words.ts';
import type { PushMessage } from '../protocol/push.ts';
import { noticeFor } from './notice-state.ts';
import { pagesOf } from './pages.ts';
import type { WorkerScope } from './worker-scope.ts';

const ENGLISH = { ...en, ...enAlerts };
const LANGUAGES: Readonly<Record<string, CallWords & AlertWords>> = { en: ENGLISH, fr };

/** Milliseconds after which a page that was before the person's eyes is looked for again. */
const SECOND_LOOK = 1_500;

/** Calls that have stopped ringing, or were answered. */
const over = new Set<string>();

/** Notes that a call is not to be shown as ringing any more. */
export function settle({ invite }: PushMessage): void {
  over.add(invite);
}

export async function show({ registration }: WorkerScope, message: PushMessage): Promise<void> {
  // What could not be declined rings on.
  if (message.kind === 'ring') over.delete(message.invite);
  const words = LANGUAGES[message.lang.split('-')[0] ?? ''] ?? ENGLISH;
  const { title, options } = noticeFor(message, words);
  await registration.showNotification(title, options);
}

/** Shows what was pushed, unless the person has a page of the site before them: that one says it. */
export async function notify(scope: WorkerScope, message: PushMessage): Promise<void> {
  const { kind, invite } = message;
  if (kind !== 'ring') settle(message);
  if (await isBeforeTheirEyes(scope, message)) {
    for (const shown of await scope.registration.getNotifications({ tag: invite })) shown.close();
    // It may have been closed in that very moment, and nothing would ring.
    await new Promise((resolve) => setTimeout(resolve, SECOND_LOOK));
    if (await isBeforeTheirEyes(scope, message)) return;
  }
  // Pushes overtake each other, and looking takes a while: what has ended it is said already, or about to be.
  if (kind === 'ring' && over.has(invite)) return;
  await show(scope, message);
}

async function isBeforeTheirEyes(scope: WorkerScope, message: PushMessage): Promise<boolean> {
  const pages = await pagesOf(scope, message);
  return pages.some(({ visibilityState }) => visibilityState === 'visible');
}
