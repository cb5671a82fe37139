import { signal } from '@preact/signals-core';
import { nextTask } from '../base/next-task.ts';
import { queue } from '../base/serial.ts';
import type { Answers, CommandName, Payload, Reply } from '../protocol/commands.ts';
import { CallError } from '../protocol/errors.ts';
import type { EventName, ServerEvents } from '../protocol/events.ts';
import { Hearing } from '../signaling/hearing.ts';
import type { FileExchange, Signaling, SignalingState } from '../signaling/signaling.ts';
import { whenConnected } from '../signaling/when-connected.ts';

/** One connection to the rules in the page. */
export interface Line {
  ask(command: CommandName, payload: unknown): Promise<Reply | undefined>;
  hangUp(): void;
}

export type Deliver = (event: EventName, detail: unknown) => void;

/**
 * Signaling to a server in the same page. What is said is copied, takes a task to arrive, and arrives in the order in
 * which it was said, as over a network.
 */
export class LoopbackSignaling implements Signaling {
  readonly server = 'in this page';
  readonly state = signal<SignalingState>('connecting');
  readonly session = signal<ServerEvents['session:opened'] | undefined>();
  readonly refusal = signal<CallError | undefined>();
  readonly files: FileExchange;
  /** What each answer waits for on its way: what is said meanwhile is there before it, as it can be with several nodes. */
  late: (() => Promise<void>) | undefined;
  readonly #hearing = new Hearing();
  readonly on: Signaling['on'] = this.#hearing.on.bind(this.#hearing);
  readonly #dial: (deliver: Deliver) => Line;
  readonly #outward = queue();
  readonly #inward = queue();
  #line: Line | undefined;

  constructor(dial: (deliver: Deliver) => Line, files: FileExchange) {
    this.files = files;
    this.#dial = dial;
    this.restore();
  }

  async request<C extends CommandName>(command: C, payload: Payload<C>): Promise<Answers[C]> {
    if (this.state.value !== 'connected') await whenConnected(this, 10_000);
    const line = this.#line;
    await this.#outward(nextTask);
    const answer = this.#answer(line?.ask(command, structuredClone(payload)));
    const reply = (await this.#hearing.answer(command, answer)) as Reply<C> | undefined;
    if (!reply || line !== this.#line) throw new CallError('offline');
    if (!reply.ok) throw new CallError(reply.error.code, reply.error.message);
    return structuredClone(reply);
  }

  /** Breaks the connection, as a network does. */
  drop(): void {
    if (!this.#line) return;
    this.#line.hangUp();
    this.#line = undefined;
    this.state.value = 'reconnecting';
  }

  /** Connects, for the first time or again. */
  restore(): void {
    const line = this.#dial((event, detail) => {
      const copy = structuredClone(detail) as never;
      void this.#inward(nextTask).then(() => {
        if (line !== this.#line) return;
        if (event === 'session:opened') {
          this.session.value = copy;
          this.state.value = 'connected';
        }
        this.#hearing.hear(event, copy);
      });
    });
    this.#line = line;
  }

  reconnect(): void {
    this.drop();
    this.restore();
  }

  pause(): void {
    this.drop();
  }

  /** Says what a server would say that cannot be reached, or that refuses. For showing these states. */
  pretend(state: 'offline' | 'refused', why?: CallError): void {
    this.#line?.hangUp();
    this.#line = undefined;
    this.refusal.value = why;
    this.state.value = state;
  }

  close(): void {
    const line = this.#line;
    // After what was said before.
    void this.#outward(nextTask).then(() => line?.hangUp());
    this.#line = undefined;
    this.state.value = 'offline';
  }

  async #answer(asked: ReturnType<Line['ask']> | undefined) {
    const reply = await asked;
    await this.late?.();
    await this.#inward(nextTask);
    return reply;
  }
}
