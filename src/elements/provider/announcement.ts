import type { DeviceNoticeCode } from '../../engine/device-notice.ts';
import type { FactMap, Notice, NoticeCode } from '../../engine/facts.ts';
import '../base/english-devices.ts';
import '../base/english-news.ts';
import '../base/english-sharing.ts';
import '../base/english-views.ts';
import { insist } from '../../base/insist.ts';
import { deviceNews } from '../base/device-news.ts';
import { keepDoorNews } from '../base/door-news.ts';
import { HOSTING_NEWS } from '../base/hosting-news.ts';
import type { Localize } from '../base/localize.ts';
import { askOn } from './ask-on.ts';
import type { CallProvider } from './call-provider.ts';

type Say = { readonly [F in keyof FactMap]: (detail: FactMap[F], words: Localize) => string };

type SayNotice = {
  readonly [C in Exclude<NoticeCode, DeviceNoticeCode>]: (
    notice: Extract<Notice, { code: C }>,
    words: Localize,
  ) => string;
};

const NOTICES: SayNotice = {
  ...HOSTING_NEWS,
  'autoplay-blocked': (_, words) => words.term('soundBlocked'),
  'server-closing': (_, words) => words.term('serverClosing'),
  'server-lost': (_, words) => words.term('serverLost'),
  'server-back': (_, words) => words.term('serverBack'),
  'not-coming': ({ names, reason }, words) => words.reason(reason, names),
  held: ({ name }, words) => words.term('isHeld', name),
  resumed: ({ name }, words) => words.term('isResumed', name),
  'screen-shared': ({ name }, words) => words.term('shares', name),
  'screen-stopped': ({ name }, words) => words.term('sharesNoMore', name),
  'own-screen-shared': (_, words) => words.term('sharing'),
  'own-screen-stopped': (_, words) => words.term('sharingStopped'),
};

/** What somebody who cannot see the page is told of each fact. */
const SAY: Say = {
  'call-incoming': ({ from, video }, words) =>
    words.term(video ? 'incomingVideoCall' : 'incomingCall', from.name),
  'call-started': (_, words) => words.term('callStarted'),
  'call-ended': ({ reason, message }, words) =>
    [words.reason(reason), message].filter(Boolean).join(': '),
  'call-member-joined': ({ member }, words) => words.term('joined', member.name),
  'call-member-left': ({ member }, words) => words.term('left', member.name),
  'call-message-received': ({ message }, words) =>
    words.term('says', message.from.name, message.text || (message.file?.name ?? '')),
  'call-reaction': ({ member, emoji }, words) => words.term('reacts', member.name, emoji),
  'call-notice': (notice, words) =>
    'slot' in notice ? deviceNews(notice, words) : NOTICES[notice.code](notice as never, words),
  'call-error': ({ code, slot }, words) => words.error(code, slot),
};

/** Milliseconds after which a call that has begun has come up. */
const SETTLED = 2_000;
/** Milliseconds for which what was said stays, so that what comes right after does not cut it off. */
const HEARD = 10_000;

/**
 * Says something through a provider's live region (ARIA `status`): as a new node, so that the same words twice are heard
 * twice.
 */
export function say(provider: Element, text: string): void {
  const region = provider.shadowRoot?.querySelector('[role=status]');
  if (!region) return;
  const line = document.createElement('p');
  line.textContent = text;
  // Only what is new is read out, and not all that is there.
  region.ariaAtomic = 'false';
  region.append(line);
  setTimeout(() => line.remove(), HEARD);
}

/** Says a fact. What it leaves to be seen is seen to as well. */
export function announce<F extends keyof FactMap>(
  provider: CallProvider,
  fact: F,
  detail: FactMap[F],
): void {
  keepDoorNews(provider.engine, fact, detail);
  if ('code' in detail && detail.code.startsWith('asked-')) askOn(provider);
  if (fact === 'call-started') showInSession(provider);
  say(provider, SAY[fact](detail, provider.words));
}

/** A call that goes on is known to the browser, whose own buttons do what the page's do. */
function showInSession(provider: CallProvider): void {
  const { engine } = provider;
  if (!engine) return;
  const follow = (): void =>
    void insist(
      () => import('../pip/media-session.ts'),
      ({ followInSession }) => {
        if (engine.room.peek()) followInSession(provider, engine);
      },
    );
  // What is heard and seen first has the processor to itself.
  setTimeout(follow, SETTLED);
}
