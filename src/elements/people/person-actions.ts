import type { Hosting } from '../../engine/room/hosting.ts';
import type { Member, RoomDoc } from '../../protocol/room-doc.ts';

/** What can be done to a person, oneself included. */
export type PersonAction =
  | 'mute'
  | 'ask-microphone'
  | 'stop-camera'
  | 'ask-camera'
  | 'stop-screen'
  | 'spotlight'
  | 'end-spotlight'
  | 'lower-hand'
  | 'make-host'
  | 'make-cohost'
  | 'make-member'
  | 'eject'
  | 'step-down'
  | 'ask-to-host'
  | 'ask-no-more';

/** What `me` may do to somebody right now, and nothing else: nothing that the server would refuse, or that is done already. */
export function actionsFor(
  hosting: Pick<Hosting, 'can'>,
  { info }: RoomDoc,
  me: Member,
  target: Member,
): readonly PersonAction[] {
  const { id, role, connected, held } = target;
  const isSelf = id === me.id;
  const mayStop = connected && hosting.can('stop', id);
  const mayAsk = connected && !held && hosting.can('ask', id);
  const mayDirect = hosting.can('direct');
  const mayAssign = hosting.can('assign', id);
  const isSpotlit = info.spotlight === id;
  const wanted: Readonly<Record<PersonAction, boolean>> = {
    mute: mayStop && target.microphone,
    'ask-microphone': mayAsk && !target.microphone,
    'stop-camera': mayStop && target.camera,
    'ask-camera': mayAsk && !target.camera,
    'stop-screen': mayStop && target.screen,
    spotlight: mayDirect && !isSpotlit,
    'end-spotlight': mayDirect && isSpotlit,
    'lower-hand': target.hand !== null && hosting.can('lower-hand'),
    'make-host': mayAssign && !isSelf && role !== 'host',
    'make-cohost': mayAssign && !isSelf && role !== 'cohost',
    'make-member': mayAssign && !isSelf && role !== 'member',
    eject: !isSelf && hosting.can('eject', id),
    'step-down': isSelf && mayAssign,
    'ask-to-host': isSelf && !me.asksToHost && hosting.can('ask-to-host'),
    'ask-no-more': isSelf && me.asksToHost && hosting.can('ask-to-host'),
  };
  return (Object.keys(wanted) as PersonAction[]).filter((action) => wanted[action]);
}

/** Does it. Rejects with a `CallError`. */
export function perform(
  hosting: Hosting,
  action: Exclude<PersonAction, 'eject'>,
  { id }: Member,
): Promise<void> {
  switch (action) {
    case 'mute':
      return hosting.stop(id, 'microphone');
    case 'stop-camera':
      return hosting.stop(id, 'camera');
    case 'stop-screen':
      return hosting.stop(id, 'screen');
    case 'ask-microphone':
      return hosting.ask(id, 'microphone');
    case 'ask-camera':
      return hosting.ask(id, 'camera');
    case 'spotlight':
      return hosting.set({ spotlight: id });
    case 'end-spotlight':
      return hosting.set({ spotlight: null });
    case 'lower-hand':
      return hosting.lowerHands(id);
    case 'make-host':
      return hosting.assign(id, 'host');
    case 'make-cohost':
      return hosting.assign(id, 'cohost');
    case 'make-member':
    case 'step-down':
      return hosting.assign(id, 'member');
    case 'ask-to-host':
      return hosting.askToHost();
    case 'ask-no-more':
      return hosting.askToHost(false);
  }
}
