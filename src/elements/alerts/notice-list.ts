import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Notices } from '../../engine/alerts/notices.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Notice } from '../../protocol/notice.ts';
import '../base/english-notices.ts';
import '../base/join.ts';
import '../invite/call-button.ts';
import { act } from '../base/act.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { MinuteClock } from '../people/minutes.ts';
import { AlertsOf } from './alerts-of.ts';
import { keepFocus } from './keep-focus.ts';
import { noticeListStyles } from './notice-list.styles.ts';
import { noticeRow } from './notice-row.ts';
import { noticeText } from './notice-text.ts';
import { sayNear } from './say-near.ts';
import { whyUnknown } from './why-unknown.ts';

type Deed = 'read' | 'delete';

/** What is pending beside single notices: names that no notice has as its id. */
const ALL = 'all';
const OLDER = 'older';

/** When the newest came of which a page has told, once for however many lists it has. */
const told = new WeakMap<Engine, number>();

/**
 * What this person should know and may have missed, on whichever device, until they delete it: who invited, mentioned or
 * answered them, which recordings can be had, and what hosts did. New ones are said aloud by the provider, also while
 * the list itself is hidden behind a button that shows the count.
 *
 * @summary Notices: read, unread, deleted.
 * @element notice-list
 * @csspart count - How many are unread.
 * @csspart read-all - Marks all as read.
 * @csspart delete-all - Asks whether to delete all.
 * @csspart question - That question.
 * @csspart delete-now - Deletes all.
 * @csspart keep - Deletes nothing.
 * @csspart list - The notices, newest first.
 * @csspart notice - One of them; `unread` as well, while it is.
 * @csspart unread - A notice that was not read.
 * @csspart what - What has happened.
 * @csspart text - What was written, or the reason that a host gave.
 * @csspart time - How long ago.
 * @csspart join - The `call-button` that leads into the room.
 * @csspart call-back - The `call-button` that calls the person.
 * @csspart read - Marks one as read.
 * @csspart delete - Deletes one.
 * @csspart older - Shows older ones.
 * @csspart empty - What is said when there are none, or when they are not known.
 * @cssState unread - There are unread ones.
 * @fires {CustomEvent} call-notice-added - One has come while this page was open: `{notice}`.
 * @fires {CustomEvent} call-notice-read - Before some are marked as read: `{notices, all}`, their ids, and whether older ones are meant as well; cancelable.
 * @fires {CustomEvent} call-notice-delete - Before some are deleted: `{notices, all}`; cancelable.
 * @fires {CustomEvent} call-notice-older - Before older ones are asked for; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The ground.
 * @cssproperty [--call-text=light-dark(#171a21, #eef0f5)] - Text.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - The time, and what was read.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - What marks unread ones.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The line between two notices.
 */
export class NoticeList extends CallElement {
  static override styles = noticeListStyles;

  readonly #alerts = new AlertsOf();
  readonly #clock = new MinuteClock(this);
  /** On their way to the server; older ones as well, while they are asked for. */
  readonly #pending = signal<ReadonlySet<string>>(new Set());
  readonly #isAsking = signal(false);
  #putFocus: (() => void) | undefined;
  /** Where the focus goes with the next rendering that has it. */
  #next: string | undefined;

  /** How many are unread. */
  get unread(): number {
    return this.#notices?.unread.value ?? 0;
  }

  get #notices(): Notices | undefined {
    return this.#alerts.get(this.engine)?.notices;
  }

  protected override willUpdate(): void {
    if (!this.#notices?.list.value?.length) this.#isAsking.value = false;
    this.#putFocus = keepFocus(this.renderRoot as ShadowRoot, '[part=list], [part=empty]');
  }

  protected override updated(): void {
    this.#putFocus?.();
    const next = this.#next && this.renderRoot.querySelector<HTMLElement>(this.#next);
    if (next) {
      this.#next = undefined;
      next.focus();
    }
    this.#tell();
  }

  /** Says what has come since the page has known the list. */
  #tell(): void {
    const { engine, words } = this;
    const list = this.#notices?.list.value;
    if (!engine || !list) return;
    const before = told.get(engine);
    told.set(engine, Math.max(before ?? 0, list[0]?.at ?? 0));
    if (before === undefined) return;
    const news = list.filter(({ at, read }) => at > before && !read).reverse();
    for (const notice of news) {
      const event = { bubbles: true, composed: true, detail: { notice } };
      this.dispatchEvent(new CustomEvent('call-notice-added', event));
    }
    const [only, ...more] = news;
    if (!only) return;
    const text = noticeText(only, words);
    sayNear(this, more.length > 0 ? words.term('unreadNotices', this.unread) : text);
  }

  protected override render(): unknown {
    const { engine, words, unread } = this;
    const notices = this.#notices;
    const list = notices?.list.value;
    this.setStates({ unread: unread > 0 });
    if (!list?.length) {
      const why = list ? words.term('noNotices') : whyUnknown(engine, words);
      return html`<p part="empty" tabindex="-1">${why}</p>`;
    }
    const pending = this.#pending.value;
    const facts = {
      words,
      now: this.#clock.now.value,
      room: this.room?.id,
      isPending: ({ id }: Notice) => pending.has(id),
      read: (notice: Notice) => this.#do('read', [notice]),
      remove: (notice: Notice) => this.#do('delete', [notice]),
    };
    return html`
      ${this.#isAsking.value ? this.#question() : this.#tools()}
      <ul part="list" tabindex="-1" aria-label=${words.term('notices')}>
        ${repeat(
          list,
          ({ id }) => id,
          (notice) => noticeRow(notice, facts),
        )}
      </ul>
      ${notices?.older.value ? this.#button('older', words.term('olderNotices'), pending.has(OLDER), () => this.#more()) : nothing}
    `;
  }

  #tools(): unknown {
    const { words, unread } = this;
    const isBusy = this.#pending.value.has(ALL);
    return html`<div class="all">
      ${unread > 0 ? html`<span part="count"><bdi>${words.term('unreadNotices', unread)}</bdi></span>` : nothing}
      ${unread > 0 ? this.#button('read-all', words.term('markAllRead'), isBusy, () => this.#do('read', 'all')) : nothing}
      ${this.#button('delete-all', words.term('deleteAll'), isBusy, () => this.#ask(true))}
    </div>`;
  }

  /** Nothing else here takes away what cannot be had back, and what is not even seen. */
  #question(): unknown {
    const { words } = this;
    const isBusy = this.#pending.value.has(ALL);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // Around it may be a popover, which stays.
      event.preventDefault();
      this.#ask(false);
    };
    return html`<div part="question" class="all question" role="group" aria-labelledby="question" @keydown=${onKey}>
      <p id="question">${words.term('deleteAllQuestion')}</p>
      <div class="answers">
        ${this.#button('keep', words.term('keepNotices'), isBusy, () => this.#ask(false))}
        ${this.#button('delete-now', words.term('deleteAllNow'), isBusy, () => this.#do('delete', 'all'), 'danger')}
      </div>
    </div>`;
  }

  /** While the server has not confirmed, it does nothing, and keeps the focus, which what is disabled would lose. */
  #button(part: string, label: string, isBusy: boolean, deed: () => void, look = ''): unknown {
    return html`<button
      part=${part}
      class=${look || nothing}
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${isBusy ? nothing : deed}
    >
      ${label}
    </button>`;
  }

  #ask(isAsking: boolean): void {
    this.#isAsking.value = isAsking;
    this.#next = isAsking ? '[part=keep]' : '[part=delete-all]';
  }

  #do(deed: Deed, which: readonly Notice[] | 'all'): void {
    const all = which === 'all';
    const list = all ? (this.#notices?.list.value ?? []) : which;
    const ids = list.filter(({ read }) => deed === 'delete' || !read).map(({ id }) => id);
    const detail = { notices: ids, all };
    act(this, this.engine, `call-notice-${deed}`, detail, () =>
      this.#during(all ? [...ids, ALL] : ids, async () => {
        await this.#notices?.[deed](all ? 'all' : ids);
        // What has come meanwhile is not what was asked about.
        if (all && this.#isAsking.value) this.#ask(false);
      }),
    );
  }

  /** The focus goes on with the first of those that come, unless somebody has moved it meanwhile. */
  #more(): void {
    const last = this.#notices?.list.value?.at(-1);
    const root = this.renderRoot as ShadowRoot;
    const pressed = root.activeElement;
    act(this, this.engine, 'call-notice-older', {}, () =>
      this.#during([OLDER], async () => {
        await this.#notices?.more();
        const first = this.#notices?.list.value?.find(({ at }) => last && at < last.at);
        const isHere = root.activeElement === pressed || root.activeElement?.matches('ul');
        if (first && pressed && isHere) this.#next = `#notice-${first.id}`;
      }),
    );
  }

  /** Does something while these cannot be pressed once more. */
  async #during(ids: readonly string[], deed: () => Promise<void>): Promise<void> {
    this.#pending.value = new Set([...this.#pending.value, ...ids]);
    try {
      await deed();
    } finally {
      this.#pending.value = new Set([...this.#pending.value].filter((id) => !ids.includes(id)));
    }
  }
}

define('notice-list', NoticeList);

declare global {
  interface HTMLElementTagNameMap {
    'notice-list': NoticeList;
  }
}
