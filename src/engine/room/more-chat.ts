import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { after } from '../../base/timers.ts';
import type {
  ChatFound,
  ChatMessage,
  ChatPage,
  ChatStatistics,
  SharedFile,
} from '../../protocol/chat.ts';
import { CHAT_LIMITS } from '../../protocol/chat-limits.ts';
import { CallError } from '../../protocol/errors.ts';
import type { MemberId, RoomId, UserId } from '../../protocol/ids.ts';
import type { JoinReply } from '../../protocol/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { httpFiles } from '../../signaling/http-files.ts';
import type { FileExchange, Signaling } from '../../signaling/signaling.ts';
import { changed, mergePage } from './chat-changes.ts';

interface Parts {
  readonly room: RoomId;
  readonly me: ReadonlySignal<Member | undefined>;
  readonly signaling: Signaling;
  readonly joined: Pick<JoinReply, 'fileLimit'>;
  readonly log: Signal<readonly ChatMessage[]>;
  readonly older: Signal<boolean>;
  readonly until: AbortSignal;
}

/** Milliseconds for which somebody is said to be writing, and between saying so oneself. */
const TYPING = 5_000;
const SAY_TYPING = 3_000;

/** What not every conversation needs: history, reactions, editing, searching. All reject with a `CallError`. */
export class MoreChat {
  /** Who is writing right now. */
  readonly typing: ReadonlySignal<readonly MemberId[]>;
  /** Bytes of a file that can be shared; 0 where none can. */
  readonly fileLimit: number;
  readonly #typing = signal<readonly MemberId[]>([]);
  readonly #ends = new Map<MemberId, AbortController>();
  readonly #parts: Parts;
  readonly #files: FileExchange;
  #saidTyping = Number.NEGATIVE_INFINITY;
  #loading: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.typing = this.#typing;
    this.fileLimit = parts.joined.fileLimit ?? 0;
    this.#files = parts.signaling.files ?? httpFiles(parts.signaling.server);
  }

  /** Loads the page of messages before those that are there; once, however often it is asked for meanwhile. */
  loadOlder(): Promise<void> {
    this.#loading ??= this.#loadPage().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Loads older messages until this one is there. Answers whether it is. */
  async reach(id: string): Promise<boolean> {
    const isThere = (): boolean => this.#parts.log.value.some((message) => message.id === id);
    while (!isThere() && this.#parts.older.value) await this.loadOlder();
    return isThere();
  }

  /** Takes over what has become of the messages before this one, as far back as they are there. */
  async refresh(from: ChatMessage | undefined): Promise<void> {
    const { log, older } = this.#parts;
    const [first] = log.value;
    let oldest = from;
    while (oldest && first && oldest.sent > first.sent) {
      const page: ChatPage = await this.#page(oldest.id);
      log.value = mergePage(log.value, page.log);
      older.value = page.older;
      [oldest] = page.log;
    }
  }

  /** All that the server has, oldest first, without showing it. */
  async everything(): Promise<readonly ChatMessage[]> {
    const [first] = this.#parts.log.value;
    let all = [...this.#parts.log.value];
    let page: ChatPage = { log: all, older: first !== undefined && this.#parts.older.value };
    while (page.older && all[0]) {
      page = await this.#page(all[0].id);
      all = [...page.log, ...all];
    }
    return all;
  }

  async react(id: string, emoji: string, on: boolean): Promise<void> {
    const { room, signaling } = this.#parts;
    const { message } = await signaling.request('chat:react', { room, id, emoji, on });
    this.take(message);
  }

  async edit(id: string, text: string, mentions: UserId[] = []): Promise<void> {
    const { room, signaling } = this.#parts;
    const { message } = await signaling.request('chat:edit', { room, id, text, mentions });
    this.take(message);
  }

  async delete(id: string): Promise<void> {
    const { room, signaling } = this.#parts;
    const { message } = await signaling.request('chat:delete', { room, id });
    this.take(message);
  }

  /** Uploads a file; what it answers with is said in a message (`send`). */
  async upload(content: Blob, name: string): Promise<SharedFile> {
    const { room, signaling } = this.#parts;
    if (content.size > this.fileLimit) throw new CallError('too-large');
    const payload = { room, name: name.slice(-CHAT_LIMITS.fileName), size: content.size };
    const { ticket } = await signaling.request('chat:upload', payload);
    return this.#files.upload(ticket, content);
  }

  /** Where a file is found. */
  addressOf(id: string): string {
    return this.#files.addressOf(id);
  }

  search(text: string, before?: string): Promise<ChatFound> {
    const { room, signaling } = this.#parts;
    return signaling.request('chat:search', { room, text, before });
  }

  statistics(): Promise<ChatStatistics> {
    const { room, signaling } = this.#parts;
    return signaling.request('chat:statistics', { room });
  }

  /** Tells the others that one is writing; every few seconds, however often it is called. */
  type(): void {
    const now = performance.now();
    if (now - this.#saidTyping < SAY_TYPING) return;
    this.#saidTyping = now;
    const { room, signaling } = this.#parts;
    // Not worth a word when it fails.
    signaling.request('chat:typing', { room }).catch(() => {});
  }

  /** What one wrote is sent, and the next letter is news again. */
  stopTyping(): void {
    this.#saidTyping = Number.NEGATIVE_INFINITY;
  }

  heardTyping(member: MemberId): void {
    if (member === this.#parts.me.value?.id) return;
    this.#ends.get(member)?.abort();
    if (!this.#typing.value.includes(member)) this.#typing.value = [...this.#typing.value, member];
    const over = new AbortController();
    this.#ends.set(member, over);
    const until = AbortSignal.any([over.signal, this.#parts.until]);
    after(TYPING, () => this.stoppedTyping(member), until);
  }

  stoppedTyping(member: MemberId): void {
    this.#ends.get(member)?.abort();
    this.#ends.delete(member);
    this.#typing.value = this.#typing.value.filter((one) => one !== member);
  }

  async #loadPage(): Promise<void> {
    const { log, older } = this.#parts;
    const [first] = log.value;
    if (!first || !older.value) return;
    const page = await this.#page(first.id);
    log.value = mergePage(log.value, page.log);
    older.value = page.older;
  }

  #page(before: string): Promise<ChatPage> {
    const { room, signaling } = this.#parts;
    return signaling.request('chat:history', { room, before, limit: CHAT_LIMITS.historyPage });
  }

  /** Takes over what has become of a message. */
  take(message: ChatMessage): void {
    this.#parts.log.value = changed(this.#parts.log.value, message);
  }
}
