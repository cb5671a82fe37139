import { signal } from '@preact/signals-core';
import type { CallAnalytics as Found } from '../../protocol/analytics.ts';
import { CallError } from '../../protocol/errors.ts';
import type { AnalyticsQuestion } from '../../signaling/read-analytics.ts';
import '../base/english-analytics.ts';
import '../base/join.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { type Access, accessOf } from './access.ts';
import { callAnalyticsStyles } from './call-analytics.styles.ts';
import { analyticsView } from './call-analytics.view.ts';
import { asking, failing, isEmpty, NOTHING_READ, type Reading } from './reading-state.ts';
import { daysAsked, timeAsked } from './time-asked.ts';

/**
 * How the calls of a server were, for those who run it: how many on each day and what came of ringing, how long it takes
 * until one hears somebody, how good it is then, and which calls were worst and why. It reads the server's REST API, which
 * answers operators alone (a token with the role `host`), and everybody on open servers. It needs no provider.
 *
 * @summary How calls were, for operators.
 * @element call-analytics
 * @csspart title - The title.
 * @csspart time - The days that are shown.
 * @csspart choices - The choice of days.
 * @csspart choice - One of them.
 * @csspart refresh - Reads it anew.
 * @csspart figures - The figures that one looks at first.
 * @csspart figure - One of them, with its name.
 * @csspart days - Calls per day.
 * @csspart chart - Their bars.
 * @csspart table - The same as a table.
 * @csspart endings - What came of ringing people.
 * @csspart setup - How long it takes until one hears or sees somebody.
 * @csspart quality - How good calls were.
 * @csspart row - A row of one of the three, with its bar.
 * @csspart worst - The worst calls.
 * @csspart calls - Their list.
 * @csspart call - One of them; carries `data-call`.
 * @csspart people - Who was in it.
 * @csspart poor - For how much of the time it was poor.
 * @csspart causes - Why, most telling first.
 * @csspart empty - That there were no calls.
 * @csspart skeleton - What is in the place of all that while it is read for the first time.
 * @csspart failure - Why it cannot be shown, or not anew.
 * @csspart retry - Tries again.
 * @cssState loading - It is being read.
 * @cssState empty - There were no calls in this time.
 * @cssState failed - It could not be read.
 * @fires {CustomEvent} call-analytics-days - Before other days are shown: `{days}`; cancelable.
 * @fires {CustomEvent} call-error - It could not be read: `{code, message}`; `forbidden` for who is no operator, `unauthorized` for who is not signed in.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The ground.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The ground of figures and of bars.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - Lines.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - Bars, and the choice that holds.
 * @cssproperty [--call-positive=light-dark(#17743a, #6fd693)] - What was good.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - What was poor.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - What explains.
 */
export class CallAnalytics extends CallElement {
  static override styles = callAnalyticsStyles;

  static override properties = {
    server: {},
    token: {},
    from: {},
    to: {},
    days: { type: Number },
    getToken: { attribute: false },
    getAnalytics: { attribute: false },
  };

  /** The companion server's origin; by default that of the provider, or of this script. */
  server = '';
  /** A token (JWT) of an operator, or on an open server anybody's id; by default what the provider signs in with. */
  token = '';
  /** The first day, as `2026-11-29`; by default as many `days` before the last. */
  from = '';
  /** The last day; by default today. */
  to = '';
  /** How many days are shown where `from` names none. */
  days = 30;
  /** Gives a fresh token each time that it is read; goes before `token`. */
  getToken?: () => Promise<string>;
  /** Answers in the server's place: for pages that have it from elsewhere. Rejects with a `CallError`. */
  getAnalytics?: (question: AnalyticsQuestion, until: AbortSignal) => Promise<Found>;

  readonly #reading = signal<Reading>(NOTHING_READ);
  /** What is read, and whom it is read from: asked again when it is not the same any more. */
  #source: readonly unknown[] = [];
  #asked: readonly unknown[] = [];
  #until = new AbortController();

  /** Reads it anew. What is shown stays until there is an answer. */
  refresh(): void {
    if (!this.isConnected || !this.hasUpdated) return;
    // What is shown while it loads may be of another time.
    const isSettled = this.#reading.peek().status !== 'loading';
    const { access, isSameSource, isSameQuestion } = this.#look();
    this.#ask(access, isSameSource, isSameQuestion && isSettled);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#until.abort();
    // Back in a document it is read anew.
    this.#asked = [];
  }

  protected override willUpdate(): void {
    // A provider that signs somebody in, or out, may bring another token.
    void this.engine;
    if (!this.isConnected) return;
    const { access, isSameSource, isSameQuestion } = this.#look();
    if (!isSameQuestion) this.#ask(access, isSameSource, false);
  }

  protected override render(): unknown {
    const { value } = this.#reading;
    const { status, shown } = value;
    this.setStates({
      loading: status === 'loading',
      failed: status === 'failed',
      empty: status === 'loaded' && shown !== undefined && isEmpty(shown),
    });
    return analyticsView({
      words: this.words,
      reading: value,
      days: this.from || this.to ? undefined : daysAsked(this.days),
      choose: (days) => this.#choose(days),
      again: () => this.refresh(),
    });
  }

  #choose(days: number): void {
    const event = { bubbles: true, composed: true, cancelable: true, detail: { days } };
    if (!this.dispatchEvent(new CustomEvent('call-analytics-days', event))) return;
    Object.assign(this, { from: '', to: '', days });
  }

  /** What is to be read, and from whom; and whether that is what was asked last. */
  #look() {
    const access = accessOf(this);
    const { server, token, getToken } = access;
    const source = [server, token, getToken, this.getAnalytics];
    const asked = [...source, this.from, this.to, this.days];
    const isSameSource = isSame(source, this.#source);
    const isSameQuestion = isSame(asked, this.#asked);
    this.#source = source;
    this.#asked = asked;
    return { access, isSameSource, isSameQuestion };
  }

  #ask(access: Access, isSameSource: boolean, isSameQuestion: boolean): void {
    // What an earlier question brings is of no interest any more.
    this.#until.abort();
    this.#until = new AbortController();
    const { signal: until } = this.#until;
    const before = this.#reading.peek();
    this.#reading.value = asking(before, isSameSource);
    this.#answer(access, until).then(
      (shown) => {
        if (!until.aborted) this.#reading.value = { status: 'loaded', shown };
      },
      (thrown) => {
        if (until.aborted) return;
        const { code, message } = CallError.from(thrown);
        this.#reading.value = failing(before, code, isSameQuestion);
        const event = { bubbles: true, composed: true, detail: { code, message } };
        this.dispatchEvent(new CustomEvent('call-error', event));
      },
    );
  }

  async #answer({ server, token, getToken }: Access, until: AbortSignal): Promise<Found> {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const question = { ...timeAsked(this, Date.now()), zone };
    if (this.getAnalytics) return this.getAnalytics(question, until);
    const fresh = getToken ? await tokenOf(getToken) : token;
    const { readAnalytics } = await import('../../signaling/read-analytics.ts').catch((cause) => {
      throw new CallError('offline', 'the code could not be loaded', { cause });
    });
    return readAnalytics(server, question, fresh, until);
  }
}

const tokenOf = (getToken: () => Promise<string>): Promise<string> =>
  getToken().catch((thrown) => {
    throw CallError.from(thrown, 'unauthorized');
  });

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => Object.is(value, other[index]));

define('call-analytics', CallAnalytics);

declare global {
  interface HTMLElementTagNameMap {
    'call-analytics': CallAnalytics;
  }
}
