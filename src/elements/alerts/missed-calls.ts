import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import ban from 'lucide/dist/esm/icons/ban.mjs';
import phoneMissed from 'lucide/dist/esm/icons/phone-missed.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Blocks } from '../../engine/alerts/blocks.ts';
import type { Engine } from '../../engine/engine.ts';
import type { MissedCall } from '../../protocol/missed.ts';
import '../base/english-alerts.ts';
import '../base/join.ts';
import '../invite/call-button.ts';
import { act } from '../base/act.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import { AlertsOf } from './alerts-of.ts';
import { keepFocus } from './keep-focus.ts';
import { missedCallsStyles } from './missed-calls.styles.ts';
import { timeAgo } from './time-ago.ts';
import { whyUnknown } from './why-unknown.ts';

/** Milliseconds after which it is said anew how long ago a call was. */
const REFRESH = 30_000;

/**
 * The calls that this person has missed, on whichever device, until they are dismissed: who, when, and a button to call
 * back.
 *
 * @summary Calls that nobody answered.
 * @element missed-calls
 * @csspart list - The calls, newest first.
 * @csspart call - One of them.
 * @csspart caller - Who called.
 * @csspart time - How long ago.
 * @csspart call-back - The `call-button` that calls back.
 * @csspart block - Has the caller ring this person no more, or again. Hide it where people are not to decide that.
 * @csspart blocked - Says that the caller is blocked.
 * @csspart dismiss - Takes one off the list.
 * @csspart dismiss-all - Takes all off the list.
 * @csspart empty - What is said when there are none, or when they are not known.
 * @cssState missed - There are missed calls.
 * @fires {CustomEvent} call-missed - One more was missed while this page was open: `{call}`.
 * @fires {CustomEvent} call-dismiss - Before calls are dismissed: `{calls}`, their ids; cancelable.
 * @fires {CustomEvent} call-block - Before a caller is blocked: `{user}`; cancelable.
 * @fires {CustomEvent} call-unblock - Before a caller may ring again: `{user}`; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The ground.
 * @cssproperty [--call-text=light-dark(#171a21, #eef0f5)] - Text.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - The time, and what is said when there are none.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The icon of a missed call.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The line between two calls.
 */
export class MissedCalls extends CallElement {
  static override styles = missedCallsStyles;

  readonly #alerts = new AlertsOf();
  readonly #now = signal(Date.now());
  /** Dismissed here; the server has not confirmed yet. */
  readonly #pending = signal<ReadonlySet<string>>(new Set());
  #whose: Engine | undefined;
  #told: readonly MissedCall[] | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #putFocus: (() => void) | undefined;

  /** How many there are. */
  get count(): number {
    return this.#calls?.length ?? 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => {
      this.#now.value = Date.now();
    }, REFRESH);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  get #calls(): readonly MissedCall[] | undefined {
    return this.#alerts.get(this.engine)?.missed.calls.value;
  }

  get #blocks(): Blocks | undefined {
    return this.#alerts.get(this.engine)?.blocks;
  }

  protected override willUpdate(): void {
    this.#putFocus = keepFocus(this.renderRoot as ShadowRoot, '[part=dismiss], [part=empty]');
  }

  protected override updated(): void {
    this.#putFocus?.();
    const { engine } = this;
    const calls = this.#calls;
    const before = engine === this.#whose ? this.#told : undefined;
    this.#whose = engine;
    this.#told = calls;
    if (!calls || !before || calls === before) return;
    this.#now.value = Date.now();
    for (const call of calls.filter(({ id }) => !before.some((known) => known.id === id))) {
      const event = { bubbles: true, composed: true, detail: { call } };
      this.dispatchEvent(new CustomEvent('call-missed', event));
    }
  }

  protected override render(): unknown {
    const calls = this.#calls;
    this.setStates({ missed: this.count > 0 });
    const { words } = this;
    if (!calls?.length)
      return html`<p part="empty" tabindex="-1">${calls ? words.term('noMissedCalls') : whyUnknown(this.engine, words)}</p>`;
    return html`
      <ul part="list" aria-label=${words.term('missedCalls')}>
        ${repeat(
          calls,
          ({ id }) => id,
          (call) => this.#row(call),
        )}
      </ul>
      ${calls.length > 1 ? this.#button('dismiss-all', words.term('dismissAll'), calls) : nothing}
    `;
  }

  #row(call: MissedCall): unknown {
    const { words } = this;
    const { id, from, at, video: withVideo } = call;
    const isPending = this.#pending.value.has(id);
    const isBlocked = this.#blocks?.users.value?.includes(from.user) ?? false;
    const what = words.term(withVideo ? 'missedVideoFrom' : 'missedFrom', from.name);
    return html`<li part="call" aria-label=${what} aria-busy=${isPending ? 'true' : nothing}>
      <span class="kind">${icon(withVideo ? video : phoneMissed)}</span>
      <span class="about">
        <bdi part="caller">${from.name}</bdi>
        ${timeAgo(at, this.#now.value, words.lang())}
        ${isBlocked ? html`<span part="blocked">${words.term('blocked')}</span>` : nothing}
      </span>
      <span class="answers">
        <call-button part="call-back" to=${from.user} ?video=${withVideo}>${words.term('callBack')}</call-button>
        ${this.#blockButton(from, isBlocked)}
        ${this.#button('dismiss', icon(x), [call], words.term('dismissCall', from.name))}
      </span>
    </li>`;
  }

  /** What it does is what it says; it says the other thing once the server has confirmed. */
  #blockButton({ user, name }: MissedCall['from'], isBlocked: boolean): unknown {
    const label = this.words.term(isBlocked ? 'unblock' : 'block', name);
    const intent = isBlocked ? 'call-unblock' : 'call-block';
    const deed = async () => this.#blocks?.[isBlocked ? 'unblock' : 'block'](user);
    return html`<button
      part="block"
      aria-label=${label}
      title=${label}
      @click=${() => act(this, this.engine, intent, { user }, deed)}
    >
      ${icon(ban)}
    </button>`;
  }

  /** While the server has not confirmed, it does nothing, and keeps the focus, which what is disabled would lose. */
  #button(part: string, content: unknown, calls: readonly MissedCall[], label?: string): unknown {
    const isPending = calls.every(({ id }) => this.#pending.value.has(id));
    return html`<button
      part=${part}
      aria-label=${label ?? nothing}
      title=${label ?? nothing}
      aria-disabled=${isPending ? 'true' : nothing}
      @click=${isPending ? nothing : () => this.#dismiss(calls)}
    >
      ${content}
    </button>`;
  }

  #dismiss(calls: readonly MissedCall[]): void {
    const ids = calls.map(({ id }) => id);
    act(this, this.engine, 'call-dismiss', { calls: ids }, async () => {
      this.#pending.value = new Set([...this.#pending.value, ...ids]);
      try {
        await this.#alerts.get(this.engine)?.missed.seen(ids);
      } finally {
        this.#pending.value = new Set([...this.#pending.value].filter((id) => !ids.includes(id)));
      }
    });
  }
}

define('missed-calls', MissedCalls);

declare global {
  interface HTMLElementTagNameMap {
    'missed-calls': MissedCalls;
  }
}
