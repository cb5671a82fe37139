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
