import { signal } from '@preact/signals-core';
import type { Engine } from '../../engine/engine.ts';
import { CallError, type ErrorCode } from '../../protocol/errors.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { act } from '../base/act.ts';

type Host = HTMLElement & { readonly engine: Engine | undefined };

/** What a host, or whoever asks to be one, has pressed: what is on its way to the server, and what it was refused for. */
export class Moderation {
  /** Why the last thing was not done; undefined as soon as something else is tried. */
  readonly failure = signal<ErrorCode | undefined>();
  readonly #pending = signal<ReadonlySet<string>>(new Set());
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether something is on its way to the server, or something for one member. */
  isPending(action: string, member?: MemberId): boolean {
    return this.#pending.value.has(keyOf(action, member));
  }

  /** Says what is wanted, and does it unless the page cancels that. Pressed twice, it is done once. */
  do(action: string, member: MemberId | undefined, deed: () => Promise<void>): void {
    const key = keyOf(action, member);
    if (this.#pending.peek().has(key)) return;
    act(this.#host, this.#host.engine, 'call-moderate', { action, member }, async () => {
      this.failure.value = undefined;
      this.#pending.value = new Set([...this.#pending.peek(), key]);
      try {
        await deed();
      } catch (thrown) {
        this.failure.value = CallError.from(thrown).code;
        throw thrown;
      } finally {
        this.#pending.value = new Set([...this.#pending.peek()].filter((one) => one !== key));
      }
    });
  }

  /** Forgets what went wrong, for another room. */
  reset(): void {
    this.failure.value = undefined;
  }
}

const keyOf = (action: string, member = ''): string => `${action}/${member}`;
