import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../../base/new-id.ts';
import type { ChatMessage, ChatPage } from '../../protocol/chat.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { JoinReply } from '../../protocol/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Facts } from '../facts.ts';
import {
  type ChatEntry,
  type Draft,
  merge,
  nextDraft,
  type SendOptions,
  withDrafts,
} from './chat-state.ts';
import type { MoreChat } from './more-chat.ts';

interface Parts {
  readonly room: RoomId;
  readonly me: ReadonlySignal<Member | undefined>;
  readonly joined: ChatPage & Pick<JoinReply, 'fileLimit'>;
  readonly signaling: Signaling;
  readonly facts: Facts;
  readonly until: AbortSignal;
}

/** The room's conversation: what most calls have of it. The rest is loaded when it is first needed (`more`). */
export class Chat {
  /** Oldest first; one's own that are still on their way, or failed, come last. */
  readonly entries: ReadonlySignal<readonly ChatEntry[]>;
  /** Whether the server has older messages than these. */
  readonly older: ReadonlySignal<boolean>;
  /** Whether the conversation is in sight. What comes while it is not, or while nobody looks at it, counts as unread. */
  readonly shown: ReadonlySignal<boolean>;
  readonly unread: ReadonlySignal<number>;
  /** The first message that came while nobody looked. */
  readonly firstUnread: ReadonlySignal<string | undefined>;
  /** History, reactions, editing, and whatever else not every call needs; undefined until that is loaded. */
  readonly more: ReadonlySignal<MoreChat | undefined>;
  readonly #log;
  readonly #older;
  readonly #drafts = signal<readonly Draft[]>([]);
  readonly #shown = signal(true);
  readonly #unread = signal(0);
  readonly #firstUnread = signal<string | undefined>();
  readonly #more = signal<MoreChat | undefined>();
  readonly #parts: Parts;
  #isRead = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#log = signal(parts.joined.log);
    this.#older = signal(parts.joined.older);
    this.older = this.#older;
    this.shown = this.#shown;
    this.unread = this.#unread;
    this.firstUnread = this.#firstUnread;
    this.more = this.#more;
    this.entries = computed(() => withDrafts(this.#log.value, this.#drafts.value, parts.me.value));
    const { signaling, until, room } = parts;
    signaling.on(
      'chat:changed',
      (changed) => {
        if (changed.room === room) this.#receive(changed.message);
      },
      until,
    );
    signaling.on(
      'chat:typing',
      (typing) => {
        if (typing.room === room) this.#withMore((more) => more.heardTyping(typing.member));
      },
      until,
    );
  }

  /** Sends a message. It is listed as `sending` at once, and as `failed` when the promise rejects (`CallError`). */
  async send(text: string, options: SendOptions = {}): Promise<void> {
    if (text.trim() === '' && !options.file) return;
    const draft: Draft = { id: newId(), text: text.trim(), state: 'sending', options };
    this.#drafts.value = [...this.#drafts.value, draft];
    this.#firstUnread.value = undefined;
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
    this.#count();
  }

  /** Whether whoever has it in sight reads it: is at its end, and at the page. */
  read(isRead: boolean): void {
    this.#isRead = isRead;
    this.#count();
  }

  /** Loads what not every call needs. Rejects without a network. */
  async loadMore(): Promise<MoreChat> {
    const { MoreChat } = await import('./more-chat.ts');
    this.#more.value ??= new MoreChat({ ...this.#parts, log: this.#log, older: this.#older });
    return this.#more.value;
  }

  /** Takes over the server's newest messages after joining again, and what has become of those before. */
  catchUp({ log, older }: ChatPage): void {
    for (const message of log) this.#receive(message);
    if (older) this.#withMore((more) => more.refresh(log[0]));
  }

  async #deliver({ id, text, options }: Draft): Promise<void> {
    try {
      const { message } = await this.#parts.signaling.request('chat:send', {
        room: this.#parts.room,
        id,
        text,
        ...options,
      });
      this.#receive(message);
      this.#drafts.value = nextDraft(this.#drafts.value, id, 'sent');
    } catch (thrown) {
      this.#drafts.value = nextDraft(this.#drafts.value, id, 'failed');
      throw thrown;
    }
  }

  #receive(message: ChatMessage): void {
    const { value } = this.#log;
    // What has become of a message is shown by whoever knows how.
    if (message.changes) this.#withMore((more) => more.take(message));
    // It may have come, and been changed, while one was away: then it is new here all the same.
    const isLater = message.sent > (value.at(-1)?.sent ?? 0);
    if ((message.changes && !isLater) || value.some(({ id }) => id === message.id)) return;
    this.#log.value = merge(value, message);
    if (message.deleted) return;
    this.#more.value?.stoppedTyping(message.from.member);
    if (message.system || message.from.user === this.#parts.me.value?.user) return;
    if (!this.#shown.value || !this.#isRead) {
      if (this.#unread.value === 0) this.#firstUnread.value = message.id;
      this.#unread.value += 1;
    }
    this.#parts.facts.emit('call-message-received', { message });
  }

  #withMore(deed: (more: MoreChat) => Promise<void> | void): void {
    // Without a network there is a next connection, which brings everything again.
    this.loadMore()
      .then(deed)
      .catch(() => {});
  }

  #count(): void {
    if (this.#shown.value && this.#isRead) this.#unread.value = 0;
  }
}
