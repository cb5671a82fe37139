import { watch } from '../../base/watch.ts';
import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';
import type { CallProvider } from './call-provider.ts';

/**
 * Keeps the provider in the room that its `room` attribute names: joins as soon as there is a connection, leaves when
 * the attribute goes. Who leaves by hand stays out until the attribute says something new. Answers with what to call
 * when it may have changed.
 */
export function keepRoom(provider: CallProvider, engine: Engine, until: AbortSignal): () => void {
  let wanted = '';
  let hasLeft = false;

  const join = (): void => {
    const isHere = [engine.room.peek(), ...engine.held.peek()].some((room) => room?.id === wanted);
    if (wanted === '' || hasLeft || isHere || engine.signaling.state.peek() !== 'connected') return;
    engine.join(wanted).catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      engine.facts.emit('call-error', { code, message });
    });
  };

  const follow = (): void => {
    const before = wanted;
    // Of an attribute that is taken away, nothing is left.
    const now = provider.roomId ?? '';
    if (until.aborted || now === before) return;
    wanted = now;
    hasLeft = false;
    const { room, waiting } = engine;
    const isThere = room.peek()?.id === before || waiting.peek()?.room === before;
    if (wanted === '' && isThere) void engine.hangUp();
    else join();
  };

  engine.facts.on(
    'call-ended',
    ({ room }) => {
      hasLeft ||= room === wanted;
    },
    until,
  );
  follow();
  watch(() => {
    if (engine.signaling.state.value === 'connected') queueMicrotask(join);
  }, until);
  return follow;
}
