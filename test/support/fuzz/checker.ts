import * as v from 'valibot';
import { type CommandName, commands, type Reply } from '../../../src/protocol/commands.ts';
import type { EventName } from '../../../src/protocol/events.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { Ear, Sent } from './ear.ts';
import { mayBeIn, mayLeadInto } from './entering.ts';
import { type Heard, RULES } from './hearing-rules.ts';
import { Ledger } from './ledger.ts';
import { wrongWithAnswer, wrongWithForm } from './reply-rules.ts';

/** How the server says to somebody that they were let in, and put out again before the answer. */
const WAS_IN = 'not in this room any more';

/**
 * Watches all connections of a server, and complains of whatever reaches one that it is none of. What is right it knows
 * from the messages that were sent, and from what the server itself has told each connection: it never looks inside.
 */
export class Checker {
  readonly complaints: string[] = [];
  readonly #ledger = new Ledger();
  #count = 0;

  /** A message is about to be sent. */
  sends(ear: Ear, command: string, args: readonly unknown[], isAsked: boolean): Sent {
    const [payload] = asSent(args) as [unknown];
    const text = JSON.stringify(payload);
    const said = read(command, payload, text);
    const sent = { command, said, text, isAsked, at: this.#next(), closed: new Set<string>() };
    ear.note(isAsked ? '→' : '→ (unasked)', `${command} ${text}`);
    if (command === 'room:join' && said) ear.asked.add(String(said['room']));
    if (command === 'invite:accept' && said)
      ear.asked.add(this.#ledger.roomOf.get(String(said['invite'])) ?? '');
    this.#ledger.note(ear, sent);
    ear.underway.add(sent);
    if (!isAsked) ear.refusals.atMost += 1;
    if (!isAsked && !said) ear.refusals.atLeast += 1;
    return sent;
  }

  replied(ear: Ear, sent: Sent, reply: unknown): void {
    ear.note(`← to ${sent.command}`, JSON.stringify(reply));
    const form = wrongWithForm(reply);
    const answer = reply as Reply;
    const isDone = form === undefined && answer.ok;
    const wrong = isDone ? wrongWithAnswer(sent, answer, this.#heard(ear)) : form;
    if (wrong) this.#complain(ear, `${sent.command} ${wrong}`, [sent.text, reply]);
    ear.underway.delete(sent);
    if (!form && !answer.ok && answer.error.message === WAS_IN)
      ear.hearsay = ear.hearsay.filter(({ room }) => !mayLeadInto(sent, room, this.#ledger));
    this.#judgeHearsay(ear);
    this.#lookFor(ear, sent.command, reply);
  }

  heard(ear: Ear, event: string, detail: unknown): void {
    ear.note(`← ${event}`, JSON.stringify(detail));
    const rule = Object.hasOwn(RULES, event) ? RULES[event as EventName] : undefined;
    const wrong = rule ? rule(detail as never, this.#heard(ear)) : 'is of no kind that there is';
    if (wrong) this.#complain(ear, `${event} ${wrong}`, detail);
    this.#lookFor(ear, event, detail);
  }

  /** Rooms into which commands may have led whose answer nobody has asked for, or which does not tell. */
  mayHaveLedInto(ear: Ear): readonly string[] {
    const unasked = [...ear.underway].filter(({ isAsked }) => !isAsked);
    const led = unasked.flatMap(({ command, said }) => {
      if (command === 'room:join') return [String(said?.['room'])];
      if (command === 'invite:accept')
        return this.#ledger.roomOf.get(String(said?.['invite'])) ?? [];
      return command === 'invite:send' ? (this.#ledger.roomOf.get(String(said?.['id'])) ?? []) : [];
    });
    return [...led, ...ear.unsure];
  }

  /** All that a connection has sent was done by now: whatever is not answered yet never will be. */
  settled(ear: Ear): void {
    for (const sent of ear.underway) {
      if (sent.isAsked) this.#complain(ear, `${sent.command} was never answered`, sent.text);
    }
    const { refusals } = ear;
    if (refusals.heard < refusals.atLeast)
      this.#complain(ear, 'was not told of a refusal', refusals);
    Object.assign(refusals, { heard: 0, atLeast: 0, atMost: 0 });
    ear.underway.clear();
    ear.unsure.clear();
    ear.hearsay = [];
    ear.since = this.#next();
  }

  /** Something that no message accounts for. */
  complain(ear: Ear, what: string): void {
    this.#complain(ear, what, '');
  }

  /** What was heard of a room into which nothing can lead any more has reached somebody who never was in it. */
  #judgeHearsay(ear: Ear): void {
    ear.hearsay = ear.hearsay.filter(({ room, what }) => {
      const isOpen = mayBeIn(ear, room, this.#ledger);
      if (!isOpen) this.#complain(ear, `was told ${what} of ${room}, and was not let in`, '');
      return isOpen;
    });
  }

  #lookFor(ear: Ear, where: string, what: unknown): void {
    const foreign = this.#ledger.foreignIn(JSON.stringify(what) ?? '', ear.user);
    if (foreign) this.#complain(ear, `${where} tells ${foreign}`, what);
  }

  #heard(ear: Ear): Heard {
    return { ear, ledger: this.#ledger, at: this.#next() };
  }

  #complain(ear: Ear, what: string, detail: unknown): void {
    ear.note('wrong', JSON.stringify(detail));
    this.complaints.push([`${ear.user}: ${what}, after`, ...ear.trace].join('\n  '));
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

/** What the library of clients makes of arguments: it copies those that go with binary parts, and loses one key by that. */
function asSent(args: readonly unknown[]): unknown {
  const isCopied = args.some(hasBytes);
  const keep = (key: string, value: unknown) =>
    isCopied && key === '__proto__' ? undefined : value;
  return JSON.parse(JSON.stringify([args[0]]), keep);
}

const hasBytes = (value: unknown): boolean =>
  ArrayBuffer.isView(value) ||
  (typeof value === 'object' && value !== null && Object.values(value).some(hasBytes));

/** A payload as the server reads it; undefined where it must refuse it. */
function read(command: string, payload: unknown, text: string): Sent['said'] {
  if (!Object.hasOwn(commands, command) || Array.isArray(payload)) return undefined;
  if (text.length > LIMITS.payload) return undefined;
  const checked = v.safeParse(commands[command as CommandName], payload);
  return checked.success ? (checked.output as Sent['said']) : undefined;
}
