import type { SlotsOn } from '../protocol/slot.ts';
import type { Sources } from './source.ts';

/** Which slots others can hear and see from this device. Its screen is shared by a call that one is in, if at all. */
export const slotsOn = ({ microphone, camera }: Sources): SlotsOn => ({
  microphone: microphone.on.value,
  camera: camera.on.value,
  screen: false,
  'screen-audio': false,
});
