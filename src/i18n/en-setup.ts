import type { SetupWords } from './words.ts';

export const enSetup: SetupWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  audioAndVideo: 'Audio and video',
  speaker: 'Speaker',
  systemDefault: 'System default',
  deviceNumber: (kind, number) => `${kind} ${number}`,
  testSound: 'Test sound',
  testSoundPlaying: 'Playing…',
  testSoundFailed: 'The sound could not be played.',
  tryDevices: 'Test microphone and camera',
  tryingDevices: 'The browser is asking whether your devices may be used…',
  cameraOff: 'The camera is off',
  level: 'Microphone level',
  sound: 'Microphone sound',
  echoCancellation: 'Remove echo',
  noiseSuppression: 'Reduce noise',
  autoGainControl: 'Adjust the volume by itself',
  notSignedIn: 'Nobody is signed in on this page.',
  theMicrophone: 'the microphone',
  theCamera: 'the camera',
  microphoneBlocked: 'The microphone is blocked.',
  cameraBlocked: 'The camera is blocked.',
  helpBlockedChromium: (device) =>
    `Click the icon to the left of the address, allow ${device}, then turn it on here again.`,
  helpBlockedFirefox: (device) =>
    `Click the crossed-out icon to the left of the address, lift the block of ${device}, then try again.`,
  helpBlockedSafari: (device) =>
    `In the Safari menu, choose “Settings for This Website”, allow ${device}, then reload the page.`,
  helpBlockedPhone: (device) =>
    `Tap the icon beside the address, open the website’s settings, allow ${device}, then reload the page.`,
  helpBlockedOther: (device) =>
    `Allow ${device} in the browser’s settings for this site, then try again.`,
  helpSystemMac: (device) =>
    `In System Settings, Privacy & Security, allow ${device} for this browser, then start the browser anew.`,
  helpSystemWindows: (device) =>
    `In Settings, Privacy & security, allow ${device} for desktop apps, then try again.`,
  helpSystemPhone: (device) =>
    `In the phone’s settings, open the permissions of this browser, allow ${device}, then try again.`,
  helpSystemOther: (device) =>
    `Allow ${device} for this browser in the system’s privacy settings, then try again.`,
  helpDismissed: 'If nothing is asked, reload the page.',
  helpInUse: (device) => `Close other programs and tabs that use ${device}, then try again.`,
  helpMissing: (device) => `Connect ${device} or choose another device, then try again.`,
};
