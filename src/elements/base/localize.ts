import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import type { ReactiveElement } from 'lit';
import { enFirst } from '../../i18n/en-first.ts';
import { enRinging } from '../../i18n/en-ringing.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import type { Words } from '../../i18n/words.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Slot } from '../../protocol/slot.ts';

// English first: what comes first also serves where a language has no such word.
registerTranslation({ ...enFirst, ...enRinging });

const asked = new Set<string>();

/** The nearest element, across shadow roots, that has an attribute; `lang` and `dir` are inherited that way in HTML. */
function nearest(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  const found = element.closest(`[${attribute}]`);
  if (found) return found.getAttribute(attribute) ?? undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, attribute) : undefined;
}

/** An element's words, in the language of the nearest `lang`; other languages than English are loaded when met. */
export class Localize extends LocalizeController<Words> {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    super(host);
    this.#host = host;
  }

  override lang(): string {
    const lang = nearest(this.#host, 'lang') || navigator.language || 'en';
    const [language = ''] = lang.toLowerCase().split(/[-_]/);
    const load = LANGUAGES[language];
    if (load && !asked.has(language)) {
      asked.add(language);
      // Offline, say: English serves, and the next rendering tries again.
      load().then(registerTranslation, () => asked.delete(language));
    }
    return lang;
  }

  /** Why a call is over. `names` are the people rung, where that is known. */
  reason(reason: EndReason, names = ''): string {
    return this.#record('reasons')[reason](names);
  }

  /** What went wrong, and with which device, where it was one. */
  error(code: ErrorCode, slot?: Slot): string {
    const device = slot && this.#record('deviceErrors')[slot][code];
    return device ?? this.#record('errors')[code] ?? code;
  }

  /** Names in a row, as the language joins them. */
  list(names: readonly string[]): string {
    return new Intl.ListFormat(this.lang(), { type: 'conjunction' }).format(names);
  }

  /** Entries that hold several words; `term` hands them through, though its type knows strings alone. */
  #record<K extends 'reasons' | 'errors' | 'deviceErrors'>(key: K): Words[K] {
    return (this.term as (key: string) => unknown).call(this, key) as Words[K];
  }

  override dir(): string {
    return nearest(this.#host, 'dir') ?? 'ltr';
  }
}
