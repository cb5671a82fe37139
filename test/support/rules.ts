import { newId } from '../../src/base/new-id.ts';
import type { CommandName, Payload } from '../../src/protocol/commands.ts';
import type { CallError, ErrorCode } from '../../src/protocol/errors.ts';
import type { EventName, ServerEvents } from '../../src/protocol/events.ts';
import type { JoinReply } from '../../src/protocol/room.ts';
import type { InPageServer } from '../../src/testing/in-page-server.ts';
import { until } from './until.ts';

const slots = { microphone: true, camera: false };

/** Somebody connected to the rules, without a page around. */
export function visitor(server: InPageServer, user: string) {
  const signaling = server.connect(user);
  const forever = new AbortController().signal;
  const heard: { event: EventName; detail: unknown }[] = [];
  for (const event of ['invite:changed', 'room:changed', 'room:closed', 'peer:relayed'] as const) {
    signaling.on(event, (detail) => heard.push({ event, detail }), forever);
  }
  const ask = <C extends CommandName>(command: C, payload: Payload<C>) =>
    signaling.request(command, payload);
  return {
    signaling,
    heard,
    ask,
    /** The code with which a command is refused. */
    refused: <C extends CommandName>(
      command: C,
      payload: Payload<C>,
    ): Promise<ErrorCode | 'fine'> =>
      ask(command, payload).then(
        () => 'fine' as const,
        (error: CallError) => error.code,
      ),
    next: <E extends EventName>(
      event: E,
      fits: (detail: ServerEvents[E]) => boolean = () => true,
    ) =>
      new Promise<ServerEvents[E]>((resolve) => {
        const heardOf = new AbortController();
        const listen = (detail: ServerEvents[E]) => {
          if (!fits(detail)) return;
          heardOf.abort();
          resolve(detail);
        };
        signaling.on(event, listen, heardOf.signal);
      }),
    async join(room: string, more: Partial<Payload<'room:join'>> = {}): Promise<JoinReply> {
      const reply = await ask('room:join', { room, instance: newId(), slots, ...more });
      if ('waits' in reply) throw new Error(`has to wait before ${room}`);
      return reply;
    },
    ring: async (...to: string[]) => (await ask('invite:send', call(to))).invite,
    accept: (invite: string) => ask('invite:accept', { invite, instance: newId(), slots }),
    async reconnect() {
      signaling.drop();
      signaling.restore();
      await until(() => signaling.state.value === 'connected');
    },
  };
}

export type Visitor = ReturnType<typeof visitor>;

/** A new call. */
export const call = (to: readonly string[], more: Partial<Payload<'invite:send'>> = {}) => ({
  id: newId(),
  to: [...to],
  video: false,
  arrival: { instance: newId(), slots },
  ...more,
});

/** Two people in a call, by way of an invitation. */
export async function inCall(caller: Visitor, callee: Visitor) {
  const to = callee.signaling.session.value?.user ?? '';
  const { invite, joined } = await caller.ask('invite:send', call([to]));
  if (!joined) throw new Error('nobody was rung');
  return { room: invite.room, caller: joined, callee: await callee.accept(invite.id) };
}
