import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';
import type { Device } from '../../protocol/slot.ts';
import { act } from './act.ts';

export type Perform = (host: HTMLElement, engine: Engine | undefined) => void;

const toggle =
  (slot: Device | 'screen'): Perform =>
  (host, engine) => {
    const on = !isOn(engine, slot);
    act(host, engine, 'call-toggle', { slot, on }, (now) =>
      now.set(slot, on).catch((thrown) => {
        const { code, message } = CallError.from(thrown);
        now.facts.emit('call-error', { code, message, slot });
      }),
    );
  };

function isOn(engine: Engine | undefined, slot: Device | 'screen'): boolean {
  if (!engine) return false;
  if (slot === 'screen') return engine.room.value?.screen.on.value ?? false;
  return engine.room.value ? engine.sources[slot].on.value : engine.preferences[slot].value;
}

/** What few people do is loaded when somebody does it first. */
const RARE = [
  ...(['hold', 'settings', 'people', 'hand', 'reaction', 'layout'] as const),
  ...(['pip', 'fullscreen'] as const),
] as const;
type Rare = (typeof RARE)[number];

const rare =
  (word: Rare): Perform =>
  (host, engine) => {
    import('./more-deeds.ts').then(
      ({ MORE_DEEDS }) => MORE_DEEDS[word](host, engine),
      () => engine?.facts.emit('call-error', { code: 'offline', message: 'could not be loaded' }),
    );
  };

/** What a person can do with one word: on `call-controls`, and as `command="--WORD"` on any button of the page. */
export const DEEDS = {
  microphone: toggle('microphone'),
  camera: toggle('camera'),
  screen: toggle('screen'),
  chat(host, engine) {
    const on = !engine?.room.value?.chat.shown.value;
    act(host, engine, 'call-toggle', { slot: 'chat', on }, ({ room }) => room.value?.chat.show(on));
  },
  ...(Object.fromEntries(RARE.map((word) => [word, rare(word)])) as Record<Rare, Perform>),
  'hang-up'(host, engine) {
    act(host, engine, 'call-hang-up', {}, (now) => now.hangUp());
  },
  accept(host, engine) {
    act(host, engine, 'call-accept', { video: false }, (now) => now.accept());
  },
  'accept-video'(host, engine) {
    act(host, engine, 'call-accept', { video: true }, (now) => now.accept({ video: true }));
  },
  /** Answers, and puts the call that goes on on hold. */
  'accept-hold'(host, engine) {
    act(host, engine, 'call-accept', { video: false, hold: true }, (now) =>
      now.accept({ hold: true }),
    );
  },
  decline(host, engine) {
    act(host, engine, 'call-decline', {}, (now) => now.decline());
  },
} as const satisfies Record<string, Perform>;

export type Deed = keyof typeof DEEDS;

export const isDeed = (word: string): word is Deed => Object.hasOwn(DEEDS, word);
