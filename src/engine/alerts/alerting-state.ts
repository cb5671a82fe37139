/** How a person is alerted to calls while the page is out of sight, or closed. */
export type AlertingStatus = 'unsupported' | 'off' | 'asking' | 'on' | 'denied' | 'failed';

export interface AlertingFacts {
  /** What the browser allows; undefined where it has no notifications. */
  readonly permission: NotificationPermission | undefined;
  /** What the person chose last on this browser. */
  readonly choice: 'on' | 'off' | undefined;
  /** Whether closed pages can be reached: the site has a service worker, and the server keys. */
  readonly canPush: boolean;
  readonly work: 'done' | 'asking' | 'failed';
}

/**
 * Whether alerts are wanted. Who has allowed notifications without ever being asked here gets those of an open page; to
 * reach a closed one is for the person to choose.
 */
export const isWanted = ({ choice, canPush }: AlertingFacts): boolean =>
  choice === 'on' || (choice === undefined && !canPush);

export function statusOf(facts: AlertingFacts): AlertingStatus {
  const { permission, work } = facts;
  if (permission === undefined) return 'unsupported';
  if (work === 'asking') return 'asking';
  if (permission === 'denied') return 'denied';
  if (permission === 'default' || !isWanted(facts)) return 'off';
  return work === 'failed' ? 'failed' : 'on';
}
