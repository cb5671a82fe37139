import type { Engine } from '../../engine/engine.ts';
import type { Hosting } from '../../engine/room/hosting.ts';
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
  async ({ room }: Engine): Promise<void> => {
    if (!room.value) throw new CallError('wrong-state', 'not in a call');
    await deed(await room.value.hosting.load());
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
    toggle(host, engine, { slot: 'people', on }, ({ room }) => {
      if (room.value) room.value.showsPeople.value = on;
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
    const stage = engine?.room.value?.stage;
    const now = stage?.layout.value ?? 'auto';
    const on = LAYOUTS[(LAYOUTS.indexOf(now) + 1) % LAYOUTS.length] ?? 'auto';
    toggle(host, engine, { slot: 'layout', on }, () => {
      if (stage) stage.layout.value = on;
    });
  },
} as const satisfies Record<string, Perform>;
