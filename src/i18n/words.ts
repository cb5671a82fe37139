import type { Translation } from '@shoelace-style/localize';
import type { EndReason } from '../protocol/end-reason.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Slot } from '../protocol/slot.ts';
import type { AnalyticsWords } from './analytics-words.ts';
import type { ChatWords } from './chat-words.ts';
import type { NoticeWords } from './notice-words.ts';
import type { PeopleWords } from './people-words.ts';
import type {
  ControlWords,
  DeviceWords,
  LayoutWords,
  QualityWords,
  ViewWords,
} from './stage-words.ts';
import type { StatsWords } from './stats-words.ts';

/** What the first paint needs: the words of `call-button`. */
export interface FirstWords extends Translation {
  call: string;
  videoCall: string;
  join: string;
  cancel: string;
  hangUp: string;
  available: string;
  busy: string;
  offline: string;
}

/** What the card of an incoming call needs, which must be there at once. */
export interface RingingWords extends Translation {
  incoming: string;
  incomingVideo: string;
  incomingCall: (name: string) => string;
  incomingVideoCall: (name: string) => string;
  moreCalls: (count: number) => string;
  accept: string;
  acceptVideo: string;
  decline: string;
  endAccept: string;
  holdAccept: string;
  declineWith: string;
  cannotTalk: string;
  willCallBack: string;
  pleaseWrite: string;
  connecting: string;
}

/** What is said where somebody shares a screen. */
export interface SharingWords extends Translation {
  shareElse: string;
  sharing: string;
  sharingStopped: string;
  screenOf: (name: string) => string;
  shares: (name: string) => string;
  sharesNoMore: (name: string) => string;
  fullScreen: string;
}

/** What is only said aloud, of what is seen by itself. */
export interface NewsWords extends Translation {
  serverBack: string;
  joined: (name: string) => string;
  left: (name: string) => string;
  says: (name: string, text: string) => string;
  callStarted: string;
  serverClosing: string;
  isHeld: (name: string) => string;
  isResumed: (name: string) => string;
}

/** What is said where a room has hosts, and of hands and reactions. */
export interface HostingWords extends Translation {
  waitToBeLetIn: string;
  roomLocked: string;
  roomUnlocked: string;
  handLowered: string;
  hostRefused: string;
  madeHost: string;
  madeCohost: string;
  madeMember: string;
  mutedBy: (name: string) => string;
  cameraStoppedBy: (name: string) => string;
  screenStoppedBy: (name: string) => string;
  asksToUnmute: (name: string) => string;
  asksForCamera: (name: string) => string;
  raisesHand: (name: string) => string;
  asksToHost: (name: string) => string;
  knocks: (name: string) => string;
  reacts: (name: string, emoji: string) => string;
  wasAsked: (name: string) => string;
  linkCopied: string;
}

/** What `missed-calls` and `call-alerts` need, and notifications of closed pages. */
export interface AlertWords extends Translation {
  missedCalls: string;
  missedFrom: (name: string) => string;
  missedVideoFrom: (name: string) => string;
  noMissedCalls: string;
  callBack: string;
  dismissCall: (name: string) => string;
  dismissAll: string;
  /** Has somebody ring this person no more, and again. */
  block: (name: string) => string;
  unblock: (name: string) => string;
  blocked: string;
  alerts: string;
  alertsUnsupported: string;
  alertsOff: string;
  alertsAsking: string;
  alertsOn: string;
  alertsOnPush: string;
  alertsDenied: string;
  alertsFailed: string;
}

/** What `device-settings` and `call-lobby` need, and the help where a device cannot be had. */
export interface SetupWords extends Translation {
  audioAndVideo: string;
  speaker: string;
  systemDefault: string;
  deviceNumber: (kind: string, number: number) => string;
  testSound: string;
  testSoundPlaying: string;
  testSoundFailed: string;
  tryDevices: string;
  tryingDevices: string;
  cameraOff: string;
  level: string;
  sound: string;
  echoCancellation: string;
  noiseSuppression: string;
  autoGainControl: string;
  notSignedIn: string;
  /** The devices as they are named within a sentence. */
  theMicrophone: string;
  theCamera: string;
  microphoneBlocked: string;
  cameraBlocked: string;
  /** What to do where a device cannot be had; `device` is one of the two above. */
  helpBlockedChromium: (device: string) => string;
  helpBlockedFirefox: (device: string) => string;
  helpBlockedSafari: (device: string) => string;
  helpBlockedPhone: (device: string) => string;
  helpBlockedOther: (device: string) => string;
  helpSystemMac: (device: string) => string;
  helpSystemWindows: (device: string) => string;
  helpSystemPhone: (device: string) => string;
  helpSystemOther: (device: string) => string;
  helpDismissed: string;
  helpInUse: (device: string) => string;
  helpMissing: (device: string) => string;
}

/** What is said less often. */
type RarerWords = SetupWords &
  AlertWords &
  SharingWords &
  NewsWords &
  HostingWords &
  LayoutWords &
  ChatWords &
  ControlWords &
  DeviceWords &
  QualityWords &
  StatsWords &
  AnalyticsWords &
  NoticeWords &
  ViewWords &
  PeopleWords;

/** What is said in calls: what is said less often is in files of its own. */
export type CallWords = Omit<Words, 'errors' | Exclude<keyof RarerWords, `$${string}`>> & {
  readonly errors: Partial<Words['errors']>;
};

/** Everything that is ever said to people. A language is complete when its file has this type. */
export interface Words extends FirstWords, RingingWords, RarerWords {
  calling: (names: string) => string;
  ringing: string;
  reconnecting: string;
  connectionLost: string;
  serverLost: string;
  you: string;
  nameYou: (name: string) => string;
  waitingForOthers: string;
  notInCall: string;
  controls: string;
  microphone: string;
  camera: string;
  chat: string;
  turnOnMicrophone: string;
  turnOffMicrophone: string;
  turnOnCamera: string;
  turnOffCamera: string;
  showChat: string;
  hideChat: string;
  unread: (count: number) => string;
  muted: (name: string) => string;
  participants: string;
  messages: string;
  writeMessage: string;
  send: string;
  noMessages: string;
  sending: string;
  notSent: string;
  retry: string;
  showCall: string;
  hideCall: string;
  callPanel: string;
  close: string;
  soundBlocked: string;
  onHold: string;
  callOnHold: string;
  hold: string;
  screen: string;
  shareScreen: string;
  stopSharing: string;
  weak: string;
  frozen: string;
  ownWeak: string;
  ownLost: string;
  settings: string;
  youAreMuted: string;
  toneBlocked: string;
  /** Why a call is over or did not come about. `names` are those for whom, `count` of them; empty where not known. */
  reasons: Record<EndReason, (names: string, count: number) => string>;
  errors: Record<ErrorCode, string>;
  /** The same for a device, or for a view of the call: which one it is matters for what to do. */
  deviceErrors: Partial<Record<Slot | 'pip' | 'fullscreen', Partial<Record<ErrorCode, string>>>>;
}
