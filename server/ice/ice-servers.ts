import { createHmac } from 'node:crypto';
import type { IceReply, IceServer } from '../../src/protocol/room.ts';
import type { Session } from '../session.ts';

interface TurnSettings {
  readonly turnUrls: readonly string[];
  readonly turnSecret: string | undefined;
  /** Seconds for which a TURN credential opens new allocations. */
  readonly turnLifetime: number;
}

/**
 * The ICE servers for one person: STUN as it is, TURN with a time-limited credential as coturn's `use-auth-secret`
 * expects it (draft-uberti-behave-turn-rest-00, section 2.2: user name `expiry:user`, password its HMAC-SHA1).
 */
export function iceServers({ turnUrls, turnSecret, turnLifetime }: TurnSettings) {
  const stun = turnUrls.filter((url) => url.startsWith('stun'));
  const turn = turnUrls.filter((url) => url.startsWith('turn'));
  return async (session: Session): Promise<IceReply> => {
    const servers: IceServer[] = [];
    if (stun.length > 0) servers.push({ urls: stun });
    if (turn.length === 0 || turnSecret === undefined) return { iceServers: servers };
    const username = `${Math.floor(Date.now() / 1000) + turnLifetime}:${session.user}`;
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    servers.push({ urls: turn, username, credential });
    return { iceServers: servers, iceTtl: turnLifetime };
  };
}
