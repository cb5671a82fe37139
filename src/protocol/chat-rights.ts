import type { UserId } from './ids.ts';

/** Who asks. A member of a document is one; where there are no roles, nobody is a host. */
export interface Asker {
  readonly user: UserId;
  readonly role?: string;
}

/** What not everybody may do in a room's chat. */
export type ChatAction = 'edit' | 'delete' | 'statistics';

const HOSTS: ReadonlySet<string | undefined> = new Set(['host', 'co-host']);

/** Whether somebody may; `author` wrote the message that it is about. The page hides what is refused by the server. */
export function mayChat({ user, role }: Asker, action: ChatAction, author?: UserId): boolean {
  if (action !== 'statistics' && user === author) return true;
  return action !== 'edit' && HOSTS.has(role);
}
