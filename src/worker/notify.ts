import { en } from '../i18n/en.ts';
import { fr } from '../i18n/fr.ts';
import type { Words } from '../i18n/words.ts';
import type { PushMessage } from '../protocol/push.ts';
import { noticeFor } from './notice-state.ts';
import { pagesOf } from './pages.ts';
import type { WorkerScope } from './worker-scope.ts';

const LANGUAGES: Readonly<Record<string, Words>> = { en, fr };

export async function show({ registration }: WorkerScope, message: PushMessage): Promise<void> {
  const words = LANGUAGES[message.lang.split('-')[0] ?? ''] ?? en;
  const { title, options } = noticeFor(message, words);
  await registration.showNotification(title, options);
}

/** Shows what was pushed, unless the person has a page of the site before them: that one says it. */
export async function notify(scope: WorkerScope, message: PushMessage): Promise<void> {
  const pages = await pagesOf(scope, message);
  if (!pages.some(({ visibilityState }) => visibilityState === 'visible'))
    return show(scope, message);
  const before = await scope.registration.getNotifications({ tag: message.invite });
  for (const notification of before) notification.close();
}
