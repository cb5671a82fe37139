import type { Translation } from '@shoelace-style/localize';

/** What the buttons need that few pages have. */
export interface ControlWords extends Translation {
  otherOnHold: (names: string) => string;
  resume: string;
  switchCall: string;
  hand: string;
  peopleCount: (count: number) => string;
  showPeople: string;
  hidePeople: string;
  raiseHand: string;
  lowerHand: string;
  react: string;
  reactionName: (emoji: string) => string;
  layout: string;
  layoutAuto: string;
  layoutGrid: string;
  layoutSpeaker: string;
  layoutGallery: string;
}

/** What is said on a stage of more than two. */
export interface LayoutWords extends Translation {
  pin: (name: string) => string;
  raisedHand: (name: string) => string;
  pages: string;
  previousPage: string;
  nextPage: string;
  pageOf: (page: number, pages: number) => string;
}

/** What shows a call otherwise than in its place on the page. */
export interface ViewWords extends Translation {
  pip: string;
  openPip: string;
  closePip: string;
  leaveFullScreen: string;
  leavingTab: string;
  keepInSight: string;
}

/** What happens to devices in a call. */
export interface DeviceWords extends Translation {
  deviceUnplugged: (from: string, to: string) => string;
  deviceChanged: (to: string) => string;
  microphoneInterrupted: string;
  cameraInterrupted: string;
  microphoneResumed: string;
  cameraResumed: string;
}

/** How good what is heard and seen is, and why it is not. */
export interface QualityWords extends Translation {
  qualityGood: string;
  qualityFair: string;
  qualityPoor: string;
  /** `amount` is written out: a percentage, a time, a number. */
  uploadLoses: (amount: string) => string;
  downloadLoses: (amount: string) => string;
  soundIsLate: (amount: string) => string;
  pictureStandsStill: (amount: string) => string;
  fewPictures: (amount: string) => string;
}
