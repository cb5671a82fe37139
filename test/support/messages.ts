import type { CommandName, Payload } from '../../src/protocol/commands.ts';

const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
const stay = { member: 'member-of-nobody', secret: 'secret-of-nobody' };

const was = { role: 'member', hand: 1, waiting: false } as const;

/** A payload of each command that has every field, and is as it should be. */
export const WELL_FORMED: { readonly [C in CommandName]: Payload<C> } = {
  'session:leaving': {},
  'session:set': { callWaiting: true },
  'session:renew': { token: 'a.b.c' },
  'session:check': {},
  'ice:servers': {},
  'presence:watch': { users: ['somebody'], everyone: false },
  'invite:send': {
    id: 'invite-of-nobody',
    to: ['nobody'],
    video: false,
    seconds: 30,
    preconnect: true,
    again: false,
    room: 'call-of-nobody',
    arrival: { instance: 'instance-1', slots },
  },
  'invite:accept': { invite: 'invite-of-nobody', instance: 'instance-1', slots },
  'invite:decline': { invite: 'invite-of-nobody', reason: 'busy' },
  'invite:cancel': { invite: 'invite-of-nobody' },
  'invite:relay': {
    invite: 'invite-of-nobody',
    device: 'instance-1',
    signal: { kind: 'offer', connection: 1, offer: 1, sdp: 'v=0', mids: { 0: 'camera' } },
  },
  'room:join': { room: 'call-of-nobody', instance: 'instance-1', slots, held: false, stay, was },
  'room:leave': { room: 'call-of-nobody', stay },
  'member:set': { room: 'call-of-nobody', ...slots, held: false, hand: true, asksToHost: false },
  'room:set': {
    room: 'call-of-nobody',
    title: 'Tea',
    description: 'With biscuits',
    capacity: 4,
    locked: true,
    waiting: true,
    layout: 'grid',
    spotlight: 'member-of-nobody',
    quality: 'low',
  },
  'room:admit': { room: 'call-of-nobody', member: 'member-of-nobody' },
  'room:deny': { room: 'call-of-nobody', member: 'member-of-nobody', reason: 'not yet' },
  'room:end': { room: 'call-of-nobody' },
  'member:role': { room: 'call-of-nobody', member: 'member-of-nobody', role: 'cohost' },
  'member:stop': { room: 'call-of-nobody', member: 'member-of-nobody', slot: 'screen' },
  'member:ask': { room: 'call-of-nobody', member: 'member-of-nobody', slot: 'microphone' },
  'member:lower': { room: 'call-of-nobody', member: 'member-of-nobody' },
  'member:eject': { room: 'call-of-nobody', member: 'member-of-nobody', reason: 'enough' },
  'member:react': { room: 'call-of-nobody', emoji: '👍' },
  'peer:relay': {
    room: 'call-of-nobody',
    to: 'member-of-nobody',
    signal: { kind: 'offer', connection: 1, offer: 1, sdp: 'v=0', mids: { 0: 'camera' } },
  },
  'chat:send': {
    ...{ room: 'call-of-nobody', id: 'message-1', text: 'hello', reply: 'message-0/nobody' },
    ...{ mentions: ['nobody'], file: 'file-of-nobody' },
  },
  'chat:edit': {
    ...{ room: 'call-of-nobody', id: 'message-1/nobody', text: 'hello', mentions: ['nobody'] },
  },
  'chat:delete': { room: 'call-of-nobody', id: 'message-1/nobody' },
  'chat:react': { room: 'call-of-nobody', id: 'message-1/nobody', emoji: '👍', on: true },
  'chat:typing': { room: 'call-of-nobody' },
  'chat:history': { room: 'call-of-nobody', before: 'message-1/nobody', limit: 50 },
  'chat:search': { room: 'call-of-nobody', text: 'hello', before: 'message-1/nobody' },
  'chat:statistics': { room: 'call-of-nobody' },
  'chat:upload': { room: 'call-of-nobody', name: 'cat.png', size: 1_000 },
  'missed:seen': { calls: ['invite-of-nobody'] },
  'person:block': { user: 'nobody' },
  'person:unblock': { user: 'nobody' },
  'person:blocked': {},
  'notice:list': { before: 1, limit: 30 },
  'notice:read': { notices: ['notice-of-nobody'], until: 1 },
  'notice:delete': { notices: ['notice-of-nobody'], until: 1 },
  'push:subscribe': {
    subscription: {
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    },
    page: 'https://site.example/',
    server: 'https://calls.example',
    lang: 'en',
  },
  'push:unsubscribe': { endpoint: 'https://push.example/1' },
  'push:answer': { token: 'token-of-nobody' },
  'quality:report': {
    ...{
      room: 'call-of-nobody',
      stay: { member: 'member-1', secret: 'secret-1' },
      seconds: 60,
      instance: 'instance-1',
    },
    levels: { good: 0.5, fair: 0.25, poor: 0.25 },
    setup: 0.8,
    members: [
      {
        ...{ member: 'member-2', seconds: 60, levels: { good: 1, fair: 0, poor: 0 } },
        inward: { loss: 0.01, jitter: 0.01, frames: 30, rating: 90, bits: 500_000 },
        outward: { loss: 0.01, jitter: 0.01, frames: 30, rating: 90, bits: 500_000 },
        ...{ roundTrip: 0.05, frozen: 0, relayed: true },
      },
    ],
  },
};

export const COMMANDS = Object.keys(WELL_FORMED) as CommandName[];

export const CANDIDATE: Payload<'peer:relay'> = {
  room: 'call-of-nobody',
  to: 'member-of-nobody',
  signal: {
    kind: 'candidate',
    connection: 1,
    candidate: {
      candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 53123 typ host',
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: 'a',
    },
  },
};

/** What no field of any command may be. */
const JUNK = [-1.5, [[]], { nested: {} }, 'x'.repeat(70_000)];

/** Every way of spoiling one field of a payload, at any depth: wrong, in excess, or not there. */
export function spoiled(payload: object): object[] {
  const wrong: object[] = [{ ...payload, excess: 1 }];
  for (const [key, value] of Object.entries(payload)) {
    for (const junk of JUNK) wrong.push({ ...payload, [key]: junk });
    if (typeof value !== 'object') continue;
    for (const inner of spoiled(value)) {
      wrong.push({ ...payload, [key]: Array.isArray(value) ? Object.values(inner) : inner });
    }
  }
  return wrong;
}

/** What is no payload at all. */
export const NO_PAYLOADS = [
  [],
  [null],
  [7],
  ['text'],
  [true],
  [[]],
  [[{}]],
  [Buffer.from('binary')],
  [{ deep: Buffer.from('binary') }],
] as const;
