import type { UserId } from './ids.ts';
import type { Role } from './roles.ts';

/** Who asks, as in the document. In calls nobody is a host. */
export interface Asker {
  readonly user: UserId;
  readonly role: Role;
}

/** What not everybody may do in a room's chat. */
export type ChatAction = 'edit' | 'delete' | 'statistics';

const HOSTS: ReadonlySet<Role> = new Set(['host', 'cohost']);

/** Whether somebody may; `author` wrote the message that it is about. The page hides what is refused by the server. */
export function mayChat({ user, role }: Asker, action: ChatAction, author?: UserId): boolean {
  if (action !== 'statistics' && user === author) return true;
  return action !== 'edit' && HOSTS.has(role);
}
