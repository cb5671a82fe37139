import messageSquare from 'lucide/dist/esm/icons/message-square.mjs';
import mic from 'lucide/dist/esm/icons/mic.mjs';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import monitorUp from 'lucide/dist/esm/icons/monitor-up.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import settings from 'lucide/dist/esm/icons/settings-2.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import videoOff from 'lucide/dist/esm/icons/video-off.mjs';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Device } from '../../protocol/slot.ts';
import type { Deed } from '../base/deeds.ts';
import type { Icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import type { CallControls } from './call-controls.ts';
import type { Menu } from './menus.ts';

/** A button as it is right now. */
export interface ButtonFacts {
  readonly deed: Deed;
  readonly icon: Icon;
  readonly label: string;
  /** What pressing it does, where the label does not say so. */
  readonly hint?: string;
  /** For toggles: whether it is on. */
  readonly on?: boolean;
  /** Asked for and not there yet: the browser is asking for permission, say. */
  readonly isPending?: boolean;
  readonly count?: number;
  /** What one should know right now, beside the button. */
  readonly alert?: string;
  /** What it offers when it is pressed, for one of which there are several. */
  readonly menu?: Menu;
}

/** Undefined where there is nothing that it could do. */
export type Describe = (
  engine: Engine,
  room: Room,
  words: Localize,
  host: CallControls,
) => ButtonFacts | undefined;

const device =
  (
    slot: Device,
    icons: { on: Icon; off: Icon },
    terms: { on: 'turnOnMicrophone' | 'turnOnCamera'; off: 'turnOffMicrophone' | 'turnOffCamera' },
  ): Describe =>
  ({ sources }, { mutedSpeech }, words) => {
    const { status } = sources[slot].state.value;
    const on = status === 'on';
    return {
      deed: slot,
      icon: on ? icons.on : icons.off,
      label: words.term(slot),
      hint: words.term(on ? terms.off : terms.on),
      on,
      isPending: status === 'starting',
      ...(slot === 'microphone' &&
        mutedSpeech.isHeard.value && { alert: words.term('youAreMuted') }),
    };
  };

/** The buttons that there are, by their word in `controls`. */
export const BUTTONS: Readonly<Record<string, Describe>> = {
  microphone: device(
    'microphone',
    { on: mic, off: micOff },
    { on: 'turnOnMicrophone', off: 'turnOffMicrophone' },
  ),
  camera: device(
    'camera',
    { on: video, off: videoOff },
    { on: 'turnOnCamera', off: 'turnOffCamera' },
  ),
  screen: (_engine, { screen }, words) => {
    // Phones cannot, and have no room for a button that says so.
    if (!navigator.mediaDevices?.getDisplayMedia) return undefined;
    const on = screen.on.value;
    return {
      deed: 'screen',
      icon: monitorUp,
      label: words.term('screen'),
      hint: words.term(on ? 'stopSharing' : 'shareScreen'),
      on,
      isPending: screen.state.value.status === 'starting',
    };
  },
  chat: (_engine, { chat }, words) => {
    const on = chat.shown.value;
    const count = chat.unread.value;
    const label = words.term('chat');
    return {
      deed: 'chat',
      icon: messageSquare,
      hint: words.term(on ? 'hideChat' : 'showChat'),
      label: count > 0 ? `${label}, ${words.term('unread', count)}` : label,
      on,
      count,
    };
  },
  settings: (_engine, _room, words) => ({
    deed: 'settings',
    icon: settings,
    label: words.term('settings'),
  }),
  'hang-up': (_engine, _room, words) => ({
    deed: 'hang-up',
    icon: phone,
    label: words.term('hangUp'),
  }),
};
