import type { Translation } from '@shoelace-style/localize';

/** What `call-analytics` needs. Every `amount`, `count`, `share` and `date` is written out. */
export interface AnalyticsWords extends Translation {
  calls: string;
  /** The times that can be chosen. */
  timeAsked: string;
  lastDays: (count: number) => string;
  refresh: string;
  readingCalls: string;
  noCallsYet: string;
  /** Where nothing can be shown: operators alone may read it, nobody is signed in, or the server knows nothing of it. */
  operatorsOnly: string;
  operatorsSignIn: string;
  noAnalytics: string;
  notThisTime: string;
  talked: string;
  answered: string;
  unanswered: string;
  callsPerDay: string;
  callsAnswered: (calls: string, answered: string) => string;
  busiestDay: (date: string, calls: string) => string;
  asTable: string;
  day: string;
  endings: string;
  ofThoseRung: (count: string) => string;
  endingAccepted: string;
  endingDeclined: string;
  endingBusy: string;
  endingOffline: string;
  endingCancelled: string;
  endingExpired: string;
  setUp: string;
  setUpExplained: string;
  halfWithin: string;
  mostWithin: string;
  reportedBy: (count: string, isOne: boolean) => string;
  nobodyReported: string;
  callQuality: string;
  ofTheTime: string;
  goodTime: string;
  fairTime: string;
  poorTime: string;
  worstCalls: string;
  noWorstCalls: string;
  poorFor: (share: string) => string;
  lasted: (amount: string) => string;
  /** Causes of which an operator, and not one who is concerned, reads. */
  lostOnTheWayOut: (amount: string) => string;
  lostOnTheWayIn: (amount: string) => string;
  /** Causes without an amount. */
  cameLate: string;
  stoodStill: string;
  cameRarely: string;
}
