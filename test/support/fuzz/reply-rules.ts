import type { Answers, CommandName, Reply } from '../../../src/protocol/commands.ts';
import { ERROR_CODES } from '../../../src/protocol/errors.ts';
import { can } from '../../../src/protocol/roles.ts';
import type { JoinReply, WaitReply } from '../../../src/protocol/room.ts';
import type { Sent } from './ear.ts';
import { mayBeIn, mayLeadInto } from './entering.ts';
import { type Heard, wrongWithInvite } from './hearing-rules.ts';

/** What servers answer; the codes after `internal` are for what pages find out by themselves. */
const CODES: readonly unknown[] = ERROR_CODES.slice(0, ERROR_CODES.indexOf('internal'));

/** Commands that name a room and are done for those who are not in it as well. */
const FOR_ANYBODY: readonly string[] = ['room:join', 'room:leave', 'quality:report'];
/** What hosts alone do. */
const FOR_HOSTS: readonly string[] = [
  ...['room:set', 'room:admit', 'room:deny', 'room:end'],
  ...['member:role', 'member:stop', 'member:ask', 'member:lower', 'member:eject'],
];

/** What is wrong with the form of a reply, of whatever command. What the server itself does not expect is wrong, too. */
export function wrongWithForm(reply: unknown): string | undefined {
  if (typeof reply !== 'object' || reply === null) return 'was answered by no object';
  if ('ok' in reply && reply.ok === true)
    return 'error' in reply ? 'was done and refused' : undefined;
  const { ok, error, ...more } = reply as { ok?: unknown; error?: Record<string, unknown> };
  if (ok !== false || Object.keys(more).length > 0) return 'was neither done nor refused';
  const { code, message, ...others } = error ?? {};
  if (!CODES.includes(code)) return `was refused by the code ${String(code)}`;
  if (typeof message !== 'string' || message.length > 300)
    return 'was refused without words, or by too many';
  return Object.keys(others).length > 0 ? 'was refused by more than a code' : undefined;
}

/** What is wrong with what a command was answered that was done: whether it may have been, and whether it tells too much. */
export function wrongWithAnswer(sent: Sent, reply: Reply & { ok: true }, heard: Heard) {
  const { ear, ledger } = heard;
  const { command, said, at } = sent;
  if (!said) return 'was not as its schema has it, and was done';
  const room = said['room'] as string | undefined;
  // The same invitation again is answered with the first, whatever else it says now.
  const isRepeated = ledger.attempts(String(said['id']), ear.user).length > 1;
  const isForAnybody = FOR_ANYBODY.includes(command) || (command === 'invite:send' && isRepeated);
  const isMembers = room !== undefined && !isForAnybody;
  if (isMembers && !mayBeIn(ear, room, ledger)) {
    if (!ear.wasIn(room, at)) return `was done, though not in ${room}`;
    if (FOR_HOSTS.includes(command) && !ear.wasHost(room, at)) return 'was done, though no host';
  }
  return OF[command as CommandName]?.(reply as never, heard, sent);
}

type Rule<C extends CommandName> = (
  answer: Answers[C],
  heard: Heard,
  sent: Sent,
) => string | undefined;

const OF: { readonly [C in CommandName]?: Rule<C> } = {
  'room:join': enters,
  'invite:accept': enters,
  'invite:send': ({ invite, joined }, heard, sent) =>
    wrongWithInvite(invite, heard) ??
    (joined && joined.room.info.id !== invite.room
      ? 'seated in another room'
      : joined && enters(joined, heard, sent)),
  'presence:watch': (_answer, { ear }, { said }) => {
    ear.watches = new Set(said?.['users'] as string[]);
    ear.watchesAll = said?.['everyone'] === true;
    return undefined;
  },
  'chat:history': ({ log }, heard, { said }) =>
    log.every(({ id, system }) => system || heard.ledger.wasSaid('chat', said?.['room'], id))
      ? undefined
      : 'tells what was said in another room',
  'chat:search': ({ found }, heard, { said }) =>
    found.every(({ id, system }) => system || heard.ledger.wasSaid('chat', said?.['room'], id))
      ? undefined
      : 'finds what was said in another room',
  'room:leave': (_answer, { ear, at }, { said }) => {
    const room = String(said?.['room']);
    // With a stay it may have been another place that was given up.
    if (said?.['stay']) return undefined;
    // Whoever leaves is told that they are out, unless the room was over by then: that is told by whoever ended it.
    if (ear.places.has(room) || ear.waits.has(room)) ear.ending.add(room);
    ear.drop(room, at);
    ear.waits.delete(room);
    return undefined;
  },
};

/** Somebody has come into a room, or waits before it. */
function enters(answer: JoinReply | WaitReply, heard: Heard, sent: Sent): string | undefined {
  const { ear, ledger, at } = heard;
  const room = 'waits' in answer ? answer.waits.room : answer.room.info.id;
  ledger.knows(ear.user).add(room);
  ledger.visit(ear.user, room);
  const foreign = ledger.gave(ear.user, answer.stay.secret);
  if (foreign) return `was given ${foreign}`;
  if (!mayLeadInto(sent, room, ledger)) return `led into ${room}`;
  if ('waits' in answer) return waitsFor(room, answer, heard, sent);
  const { me, stay, waiting, room: doc, log } = answer;
  ear.hearsay = ear.hearsay.filter((one) => one.room !== room);
  const mine = doc.members[me];
  if (!mine) return undefined;
  if (sent.closed.has(room)) {
    ear.unsure.add(room);
    return undefined;
  }
  const old = ear.places.get(room);
  const isOlder = old && old.doc.info.opened === doc.info.opened && old.doc.rev > doc.rev;
  if (!isOlder) ear.put(room, { me, doc }, at);
  if (mine.user !== ear.user || stay.member !== me) return 'is somebody else';
  if ((waiting !== undefined) !== can(mine, 'admit', doc)) return 'is told who waits, or is not';
  return log.every(({ id, system }) => system || ledger.wasSaid('chat', room, id))
    ? undefined
    : 'is told what was said in another room';
}

function waitsFor(
  room: string,
  { waits, stay, ...more }: WaitReply,
  { ear }: Heard,
  sent: Sent,
): string | undefined {
  if (sent.closed.has(room)) ear.unsure.add(room);
  else ear.waits.add(room);
  const others = Object.keys(more).filter((key) => key !== 'ok');
  return others.length > 0 ? `is told of a room for which it waits: ${others}` : undefined;
}
