import type { Engine } from '../../engine/engine.ts';
import type { Hosting } from '../../engine/room/hosting.ts';
import type { Room } from '../../engine/room/room.ts';
import { CallError } from '../../protocol/errors.ts';
import { LAYOUTS } from '../../protocol/room-doc.ts';
import { act } from './act.ts';
import type { Perform } from './deeds.ts';

const toggle = (
  host: HTMLElement,
  engine: Engine | undefined,
  detail: { readonly slot: string; readonly on: unknown },
  deed: (engine: Engine) => Promise<void> | void,
): void => void act(host, engine, 'call-toggle', detail, deed);

const withHosting =
  (deed: (hosting: Hosting) => Promise<void>) =>
  async (engine: Engine): Promise<void> =>
    deed(await roomOf(engine).hosting.load());

function roomOf({ room }: Engine): Room {
  if (!room.value) throw new CallError('wrong-state', 'not in a call');
  return room.value;
}

/** Does something whose code is loaded for that. */
const loaded =
  (load: () => Promise<Perform>): Perform =>
  (host, engine) => {
    load().then(
      (perform) => perform(host, engine),
      () => engine?.facts.emit('call-error', { code: 'offline', message: 'could not be loaded' }),
    );
  };

/** What is done less often than the rest, by the same words. */
export const MORE_DEEDS = {
  hold(host, engine) {
    const on = !engine?.room.value?.held.value;
    toggle(host, engine, { slot: 'hold', on }, (now) => now.hold(on));
  },
  settings(host, engine) {
    toggle(host, engine, { slot: 'settings', on: true }, () =>
      import('../setup/settings-dialog.ts').then(
        ({ showSettings }) => showSettings(host),
        (thrown) => {
          throw CallError.from(thrown, 'offline');
        },
      ),
    );
  },
  people(host, engine) {
    const on = !engine?.room.value?.showsPeople.value;
    toggle(host, engine, { slot: 'people', on }, (now) => {
      roomOf(now).showsPeople.value = on;
    });
  },
  hand(host, engine) {
    const on = engine?.room.value?.roster.me.value?.hand == null;
    toggle(
      host,
      engine,
      { slot: 'hand', on },
      withHosting((hosting) => hosting.raiseHand(on)),
    );
  },
  /** Without a choice of one: what is said most. */
  reaction(host, engine) {
    toggle(
      host,
      engine,
      { slot: 'reaction', on: '👍' },
      withHosting((hosting) => hosting.react('👍')),
    );
  },
  /** The next one. */
  layout(host, engine) {
    const room = engine?.room.value;
    const now = room?.stage.shown(room.roster.doc.value.info) ?? 'auto';
    const on = LAYOUTS[(LAYOUTS.indexOf(now) + 1) % LAYOUTS.length] ?? 'auto';
    toggle(host, engine, { slot: 'layout', on }, (now) => {
      roomOf(now).stage.layout.value = on;
    });
  },
  pip: loaded(async () => (await import('../pip/pip.ts')).togglePip),
  fullscreen: loaded(async () => (await import('../stage/full-stage.ts')).toggleFullStage),
} as const satisfies Record<string, Perform>;
