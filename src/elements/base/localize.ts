import { type FunctionParams, LocalizeController, update } from '@shoelace-style/localize';
import type { ReactiveElement } from 'lit';
import { enFirst } from '../../i18n/en-first.ts';
import { enRinging } from '../../i18n/en-ringing.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Words } from '../../i18n/words.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Slot } from '../../protocol/slot.ts';
import type { OtherView } from './refusals.ts';

/** English, which serves where another language is unknown or has not come. What calls need of it comes with them. */
export const ENGLISH: Partial<Words> = { ...enFirst, ...enRinging };

/** The other languages that have come, and those that were asked for. */
const learned = new Map<string, Words>();
const asked = new Set<string>();

/** The nearest element, across shadow roots, that has an attribute; `lang` and `dir` are inherited that way in HTML. */
function nearest(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  const found = element.closest(`[${attribute}]`);
  if (found) return found.getAttribute(attribute) ?? undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, attribute) : undefined;
}

/** What browsers know as a language; pages write all sorts of things there. */
function known(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Has a language loaded when it is first met. */
function ask(language: string): void {
  const load = LANGUAGES[language];
  if (!load || asked.has(language)) return;
  asked.add(language);
  load().then(
    (words) => {
      learned.set(language, words);
      update();
    },
    // Offline, say: English serves, and the next rendering tries again.
    () => asked.delete(language),
  );
}

/** An element's words, in the language of the nearest `lang`; other languages than English are loaded when met. */
export class Localize extends LocalizeController<Words> {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    super(host);
    this.#host = host;
  }

  override lang(): string {
    return known(nearest(this.#host, 'lang') || navigator.language);
  }

  override term<K extends keyof Words>(key: K, ...args: FunctionParams<Words[K]>): string {
    const word = this.#word(key) as string | ((...args: FunctionParams<Words[K]>) => string);
    return typeof word === 'function' ? word(...args) : word;
  }

  /** Why a call is over. `names` are those for whom it ended so, where that is known. */
  reason(reason: EndReason, names: readonly string[] = []): string {
    return this.#word('reasons')[reason](this.list(names), names.length);
  }

  /** What went wrong, and with which device or view, where it was one. */
  error(code: ErrorCode, slot?: Slot | OtherView): string {
    const device = slot && this.#word('deviceErrors')[slot]?.[code];
    return device ?? this.#word('errors')[code] ?? code;
  }

  /** Names in a row, as the language joins them. */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.lang(), { type: 'conjunction' }).format(names);
  }

  #word<K extends keyof Words>(key: K): Words[K] {
    const [language = ''] = this.lang().split('-');
    ask(language);
    return (learned.get(language)?.[key] ?? ENGLISH[key]) as Words[K];
  }

  override dir(): string {
    return nearest(this.#host, 'dir') ?? 'ltr';
  }
}
