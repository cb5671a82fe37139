import fc, { type Arbitrary } from 'fast-check';
import { type CommandName, commands } from '../../../src/protocol/commands.ts';
import { arbitraryOf, type Schema } from './arbitrary-of.ts';
import { drawnIds } from './drawn-ids.ts';
import { junk } from './junk.ts';
import { spoilt } from './spoilt.ts';

/** A message as it is drawn, before it is known which ids there are. */
export interface Drawn {
  /** Which of the pages sends it. */
  readonly who: number;
  /** Which of its rooms it is about. */
  readonly where: number;
  readonly command: string;
  /** The arguments, of which the first is the payload. */
  readonly said: readonly unknown[];
  /** Whether a reply is asked for. */
  readonly isAsked: boolean;
}

const NUMBER = 1_000;

/** What ends a room or somebody's stay in it is said less often, or nothing would last. */
const isAnEnd = (name: string): boolean => /:(end|eject|leave|leaving|deny)$/.test(name);

const names = Object.keys(commands) as CommandName[];
const oneOfAll: Arbitrary<CommandName> = fc.oneof(
  ...names.map((name) => ({ arbitrary: fc.constant(name), weight: isAnEnd(name) ? 2 : 4 })),
);

const payloads = new Map(
  names.map((name) => [name, arbitraryOf(commands[name] as Schema, drawnIds)]),
);
const payloadOf = (name: CommandName): Arbitrary<unknown> => payloads.get(name) ?? junk;

/** As the schema has it. */
const fine = oneOfAll.chain((command) =>
  payloadOf(command).map((payload) => ({ command, said: [payload] })),
);
/** As the schema has it, but for one field. */
const nearly = oneOfAll.chain((command) =>
  spoilt(payloadOf(command)).map((payload) => ({ command, said: [payload] })),
);
/** Anything, for any command and for none. */
const name = fc.oneof(
  { arbitrary: oneOfAll, weight: 10 },
  {
    arbitrary: fc.constantFrom('', 'room', 'toString', '__proto__', 'error', 'message'),
    weight: 2,
  },
  { arbitrary: fc.string(), weight: 1 },
);
const anything = fc
  .tuple(name, fc.array(junk, { maxLength: 3 }))
  .filter(([command]) => !isReserved(command))
  .map(([command, said]) => ({ command, said }));

/** Names that a client of Socket.IO keeps from saying; who has none can say them, by packets of their own. */
const isReserved = (command: string): boolean =>
  /^(connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/.test(command);

const sent = fc.record({
  who: fc.nat(NUMBER),
  where: fc.nat(NUMBER),
  isAsked: fc.nat(9).map((tenth) => tenth > 0),
});

const drawn = (what: Arbitrary<Pick<Drawn, 'command' | 'said'>>): Arbitrary<Drawn> =>
  fc.tuple(sent, what).map(([how, message]) => ({ ...how, ...message }));

/** Mostly what the schemas let through, since what they do not never reaches the rules. */
export const mostlyFine: Arbitrary<Drawn> = drawn(
  fc.oneof({ arbitrary: fine, weight: 8 }, { arbitrary: nearly, weight: 2 }),
);

/** What nobody means. */
export const mostlyJunk: Arbitrary<Drawn> = drawn(
  fc.oneof({ arbitrary: anything, weight: 8 }, { arbitrary: nearly, weight: 2 }),
);
