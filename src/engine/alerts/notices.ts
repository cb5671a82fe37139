import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { queue } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import { CallError } from '../../protocol/errors.ts';
import type { Notice, NoticeId, NoticePage } from '../../protocol/notice.ts';
import { NOTICE_LIMITS } from '../../protocol/notice-limits.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { changed, type NoticesState, withOlder } from './notices-state.ts';

/** Milliseconds after which is asked again what was not answered. */
const RETRY = 1_500;

/** What this person should know and may have missed, the same on all their devices. */
export class Notices {
  /** Newest first, as far as they were asked for; undefined until the server has told. */
  readonly list: ReadonlySignal<readonly Notice[] | undefined>;
  /** How many of all there are were not read. */
  readonly unread: ReadonlySignal<number>;
  /** Whether there are older ones than are in the list. */
  readonly older: ReadonlySignal<boolean>;
  readonly #state = signal<NoticesState | undefined>();
  readonly #signaling: Signaling;
  readonly #inTurn = queue();
  /** How often something has changed, or may have: an answer that was asked for before may be older than that. */
  #changes = 0;

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.list = computed(() => this.#state.value?.notices);
    this.unread = computed(() => this.#state.value?.unread ?? 0);
    this.older = computed(() => this.#state.value?.older ?? false);
    const ask = (): void => {
      this.#changes += 1;
      this.#inTurn(() => this.#load()).catch((thrown) => {
        // Without a connection the next one asks; what the server refuses, it refuses again.
        if (CallError.from(thrown).code === 'timeout') after(RETRY, ask, until);
      });
    };
    signaling.on('session:opened', ask, until);
    signaling.on(
      'notice:changed',
      (change) => {
        this.#changes += 1;
        const before = this.#state.value;
        if (!before) return;
        this.#state.value = changed(before, change);
        // What was left is not all that there is.
        if (this.#state.value.notices.length === 0 && before.older) ask();
      },
      until,
    );
    if (signaling.state.peek() === 'connected') ask();
  }

  /** Marks some as read, or all that are known of and older. Rejects with a `CallError`. */
  async read(which: readonly NoticeId[] | 'all'): Promise<void> {
    const some = this.#some(which);
    if (some) await this.#signaling.request('notice:read', some);
  }

  /** Deletes some, or all that are known of and older. */
  async delete(which: readonly NoticeId[] | 'all'): Promise<void> {
    const some = this.#some(which);
    if (some) await this.#signaling.request('notice:delete', some);
  }

  /** Asks for older ones. */
  more(): Promise<void> {
    return this.#inTurn(async () => {
      const oldest = this.#state.value?.notices.at(-1);
      if (!oldest || !this.older.value) return;
      const page = await this.#page({ before: oldest.at });
      const state = this.#state.value;
      if (state && page) this.#state.value = withOlder(state, page);
    });
  }

  /** As much from the newest on as there was before. */
  async #load(): Promise<void> {
    const before = this.#state.value?.notices.length ?? 0;
    const limit = Math.min(Math.max(before, NOTICE_LIMITS.page), NOTICE_LIMITS.kept);
    this.#state.value = await this.#page({ limit });
  }

  /** Asks until nothing has changed between the question and the answer. */
  async #page(what: { before?: number; limit?: number }): Promise<NoticePage> {
    for (;;) {
      const before = this.#changes;
      const page = await this.#signaling.request('notice:list', what);
      if (before === this.#changes) return page;
    }
  }

  #some(which: readonly NoticeId[] | 'all') {
    if (which !== 'all') return which.length > 0 ? { notices: [...which] } : undefined;
    const newest = this.#state.value?.notices[0];
    return newest && { until: newest.at };
  }
}
