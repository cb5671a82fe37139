import type { DeviceNotice } from '../../engine/device-notice.ts';
import type { Localize } from './localize.ts';

/** Browsers put the ids of vendor and product behind a name, which say nothing to people. */
export const plainName = (label: string): string =>
  label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');

/** What has happened to a device, in words. */
export function deviceNews(notice: DeviceNotice, words: Localize): string {
  const { code, slot, from = '', to = '' } = notice;
  const isCamera = slot === 'camera';
  switch (code) {
    case 'device-unplugged':
      return words.term('deviceUnplugged', plainName(from), plainName(to));
    case 'device-changed':
      return words.term('deviceChanged', plainName(to));
    case 'device-interrupted':
      return words.term(isCamera ? 'cameraInterrupted' : 'microphoneInterrupted');
    case 'device-resumed':
      return words.term(isCamera ? 'cameraResumed' : 'microphoneResumed');
    case 'muted-speech':
      return words.term('youAreMuted');
  }
}
