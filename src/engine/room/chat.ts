import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../../base/new-id.ts';
import type { ChatMessage } from '../../protocol/chat.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import { type ChatEntry, type Draft, merge, nextDraft, withDrafts } from './chat-state.ts';

interface Parts {
  readonly room: RoomId;
  readonly me: ReadonlySignal<Member | undefined>;
  readonly log: readonly ChatMessage[];
  readonly signaling: Signaling;
  readonly facts: Facts;
  readonly until: AbortSignal;
}

/** The room's conversation. */
export class Chat {
  /** Oldest first; one's own that are still on their way, or failed, come last. */
  readonly entries: ReadonlySignal<readonly ChatEntry[]>;
  /** Whether the conversation is in sight. What comes while it is not counts as unread. */
  readonly shown: ReadonlySignal<boolean>;
  readonly unread: ReadonlySignal<number>;
  readonly #log;
  readonly #drafts = signal<readonly Draft[]>([]);
  readonly #shown = signal(true);
  readonly #unread = signal(0);
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#log = signal(parts.log);
    this.shown = this.#shown;
    this.unread = this.#unread;
    this.entries = computed(() => withDrafts(this.#log.value, this.#drafts.value, parts.me.value));
    const { signaling, until, room } = parts;
    signaling.on(
      'chat:changed',
      (changed) => {
        if (changed.room === room) this.#receive(changed.message);
      },
      until,
    );
  }

  /** Sends a message. It is listed as `sending` at once, and as `failed` when the promise rejects (`CallError`). */
  async send(text: string): Promise<void> {
    if (text.trim() === '') return;
    const draft: Draft = { id: newId(), text: text.trim(), state: 'sending' };
    this.#drafts.value = [...this.#drafts.value, draft];
    await this.#deliver(draft);
  }

  /** Sends a failed message again. The server knows it by its id, so it cannot appear twice. */
  async retry(id: string): Promise<void> {
    const draft = this.#drafts.value.find((one) => one.id === id && one.state === 'failed');
    if (!draft) return;
    this.#drafts.value = nextDraft(this.#drafts.value, id, 'sending');
    await this.#deliver(draft);
  }

  show(shown: boolean): void {
    this.#shown.value = shown;
    if (shown) this.#unread.value = 0;
  }

  /** Takes over the server's log after joining again. */
  catchUp(log: readonly ChatMessage[]): void {
    for (const message of log) this.#receive(message);
  }

  async #deliver({ id, text }: Draft): Promise<void> {
    try {
      const { message } = await this.#parts.signaling.request('chat:send', {
        room: this.#parts.room,
        id,
        text,
      });
      this.#log.value = merge(this.#log.value, message);
      this.#drafts.value = nextDraft(this.#drafts.value, id, 'sent');
    } catch (thrown) {
      this.#drafts.value = nextDraft(this.#drafts.value, id, 'failed');
      throw thrown;
    }
  }

  #receive(message: ChatMessage): void {
    const isNew = !this.#log.value.some(({ id }) => id === message.id);
    this.#log.value = merge(this.#log.value, message);
    if (!isNew || message.from.member === this.#parts.me.value?.id) return;
    if (!this.#shown.value) this.#unread.value += 1;
    this.#parts.facts.emit('call-message-received', { message });
  }
}
