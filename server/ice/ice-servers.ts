import { createHmac } from 'node:crypto';
import type { IceServer } from '../../src/protocol/room.ts';
import type { Session } from '../session.ts';

interface TurnSettings {
  readonly turnUrls: readonly string[];
  readonly turnSecret: string | undefined;
}

/** Seconds for which a TURN credential opens new allocations. */
const LIFETIME = 12 * 60 * 60;

/**
 * The ICE servers for one person: STUN as it is, TURN with a time-limited credential as coturn's `use-auth-secret`
 * expects it (draft-uberti-behave-turn-rest-00, section 2.2: user name `expiry:user`, password its HMAC-SHA1).
 */
export function iceServers({ turnUrls, turnSecret }: TurnSettings) {
  const stun = turnUrls.filter((url) => url.startsWith('stun'));
  const turn = turnUrls.filter((url) => url.startsWith('turn'));
  return async (session: Session): Promise<readonly IceServer[]> => {
    const servers: IceServer[] = [];
    if (stun.length > 0) servers.push({ urls: stun });
    if (turn.length > 0 && turnSecret !== undefined) {
      const username = `${Math.floor(Date.now() / 1000) + LIFETIME}:${session.user}`;
      const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
      servers.push({ urls: turn, username, credential });
    }
    return servers;
  };
}
