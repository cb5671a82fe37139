import fc, { type Arbitrary } from 'fast-check';
import { COMMANDS } from '../messages.ts';
import { junk } from './junk.ts';

/** What is sent over a bare connection: a text or bytes. */
export type Frame = string | Uint8Array<ArrayBuffer>;

/** Commands that lead nowhere and ring nobody: what is said by them must reach nobody, whoever says it. */
const HARMLESS = COMMANDS.filter((name) => !/^(room:join|invite:(send|accept))$/.test(name));
/** Names that Socket.IO has for itself, and such as mean something to whatever is between it and us. */
const RESERVED = ['connect', 'disconnect', 'disconnecting', 'newListener', 'error', 'message', ''];

const name = fc.oneof(
  { arbitrary: fc.constantFrom<unknown[]>(...HARMLESS), weight: 6 },
  { arbitrary: fc.constantFrom<unknown[]>(...RESERVED, '__proto__', 'toString', 1, -1), weight: 2 },
  { arbitrary: fc.oneof(fc.string(), junk), weight: 1 },
);
/** The number under which a reply is asked for; not always one. */
const id = fc.oneof(
  fc.constant(''),
  fc.nat(99).map(String),
  fc.constantFrom('9'.repeat(30), '-1', '1e3', '007'),
);
const namespace = fc.oneof(
  { arbitrary: fc.constant(''), weight: 8 },
  { arbitrary: fc.constantFrom('/,', '/admin,', '/admin', '/__proto__,', '/?a=b,'), weight: 1 },
);
const json = (value: Arbitrary<unknown>): Arbitrary<string> =>
  value.map((one) => JSON.stringify(one) ?? '');

const args = fc
  .tuple(name, fc.array(junk, { maxLength: 3 }))
  .map(([command, rest]) => [command, ...rest]);
/** Nested so deeply that only a text can bring it. */
const deep = fc
  .constantFrom(1_000, 20_000)
  .map((depth) => `["chat:send",{"text":${'['.repeat(depth)}${']'.repeat(depth)}}]`);
const body = fc.oneof(
  { arbitrary: json(args), weight: 20 },
  { arbitrary: json(junk), weight: 5 },
  { arbitrary: fc.string(), weight: 3 },
  { arbitrary: deep, weight: 1 },
);

/** Packets of Socket.IO (protocol 5): all its types, some that there are not, with or without what belongs to them. */
const packet = fc
  .tuple(
    fc.constantFrom('2', '2', '2', '2', '0', '1', '3', '4', '6', '7', 'x'),
    namespace,
    id,
    body,
  )
  .map((parts) => `4${parts.join('')}`);

/** Packets that announce bytes, with as many as they say or not. */
const announcing = fc
  .tuple(
    fc.constantFrom('5', '6'),
    fc.constantFrom('0', '1', '2', '11', '-1', '1.5', '999999999', 'x', ''),
    id,
    fc.constantFrom(
      '["chat:send",{"_placeholder":true,"num":0}]',
      '["chat:send",{"room":{"_placeholder":true,"num":7}}]',
      '["chat:send",{"_placeholder":true,"num":-1}]',
      '["chat:send",{"_placeholder":true,"num":"__proto__"}]',
      '["chat:send"',
    ),
    fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 3 }),
  )
  .map(([type, count, number, text, bytes]): Frame[] => [
    `4${type}${count}-${number}${text}`,
    ...bytes.map((one) => Uint8Array.from(one)),
  ]);

/** Packets of Engine.IO (protocol 4) itself. */
const engine = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '2probe', '3', '3probe', '4', '5', '6', '7', 'b', 'bAAAA'),
  fc.string(),
);

/** A packet with some characters of it missing, doubled or changed. */
const torn = fc
  .tuple(packet, fc.nat(1_000), fc.string({ maxLength: 3 }), fc.nat(3))
  .map(([text, pick, other, length]) => {
    const at = pick % (text.length + 1);
    return text.slice(0, at) + other + text.slice(at + length);
  });

const one = (frames: Arbitrary<Frame>): Arbitrary<Frame[]> => frames.map((frame) => [frame]);

/** What is as Socket.IO has it, whatever it says: nobody is thrown out for it. */
const mild = fc
  .tuple(
    fc.oneof(fc.constant(''), fc.nat(99).map(String)),
    fc.constantFrom(...HARMLESS, 'toString', '__proto__', 'message', 'error', ''),
    fc.array(junk, { maxLength: 3 }),
  )
  .map(([number, command, rest]) => `42${number}${JSON.stringify([command, ...rest])}`);

const harsh = fc.oneof(
  { arbitrary: one(packet), weight: 8 },
  { arbitrary: announcing, weight: 4 },
  { arbitrary: one(engine), weight: 2 },
  { arbitrary: one(torn), weight: 4 },
  { arbitrary: one(fc.uint8Array().map((bytes) => Uint8Array.from(bytes))), weight: 1 },
);

/** What one bare connection sends, one after the other; it may not live to the last. */
export const drawnFrames: Arbitrary<readonly Frame[]> = fc
  .tuple(fc.array(one(mild), { maxLength: 10 }), fc.array(harsh, { maxLength: 2 }))
  .map((frames) => frames.flat(2));

/** How a bare connection begins: mostly as somebody, since others are not listened to. */
export const drawnHello: Arbitrary<(user: string) => readonly Frame[]> = fc.oneof(
  { arbitrary: fc.constant((user: string) => [`40${JSON.stringify({ user })}`]), weight: 9 },
  { arbitrary: fc.constant(() => []), weight: 1 },
  { arbitrary: json(junk).map((text) => () => [`40${text}`]), weight: 1 },
);
