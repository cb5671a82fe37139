import type { DeviceWords } from './stage-words.ts';
import type { Words } from './words.ts';

/** Why a microphone or a camera could not be had. */
export const enDeviceErrors: Words['deviceErrors'] = {
  microphone: {
    'permission-denied': 'The microphone is blocked. Allow it in the address bar, then turn it on.',
    'permission-dismissed': 'The microphone was not allowed. Turn it on to be asked again.',
    'permission-system': 'The system keeps the microphone from this browser.',
    'device-missing': 'No microphone was found.',
    'device-in-use': 'Another program is using the microphone.',
    'device-failed': 'The microphone has stopped working.',
  },
  camera: {
    'permission-denied': 'The camera is blocked. Allow it in the address bar, then turn it on.',
    'permission-dismissed': 'The camera was not allowed. Turn it on to be asked again.',
    'permission-system': 'The system keeps the camera from this browser.',
    'device-missing': 'No camera was found.',
    'device-in-use': 'Another program is using the camera.',
    'device-failed': 'The camera has stopped working.',
  },
};

/** What happens to devices in a call. */
export const enDevices: DeviceWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  deviceUnplugged: (from, to) => `${from} was unplugged. Using ${to}.`,
  deviceChanged: (to) => `Now using ${to}.`,
  microphoneInterrupted:
    'The system has interrupted the microphone. Press its button to try again.',
  cameraInterrupted: 'The system has interrupted the camera. Press its button to try again.',
  microphoneResumed: 'The microphone is on again.',
  cameraResumed: 'The camera is on again.',
};
