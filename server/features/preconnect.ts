import { CallError } from '../../src/protocol/errors.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Handlers } from '../handlers.ts';
import type { InviteState, Invites } from '../invites/invites.ts';
import type { Outbox } from '../outbox.ts';
import type { Session } from '../session.ts';
import { rings } from './ringing.ts';

interface Parts {
  readonly invites: Invites;
  readonly outbox: Outbox;
}

/** Hands signals between a caller and the devices that ring, so that they have negotiated before the answer. */
export function preconnect({ invites, outbox }: Parts): Handlers<'invite:relay'> {
  /** The invitation with the device that speaks; its first word makes it known. */
  async function known(session: Session, id: string, device: string) {
    const { after } = await invites.change(id, (state) => {
      if (!state || state.session === session.id || state.devices?.[device]) return state;
      return mayBegin(state, session)
        ? { ...state, devices: { ...state.devices, [device]: session.id } }
        : state;
    });
    return after;
  }

  return {
    async 'invite:relay'(session, { invite: id, device, signal }) {
      const state = await known(session, id, device);
      const itself = state?.devices?.[device];
      const isCaller = state?.session === session.id;
      if (!state || !itself || (!isCaller && itself !== session.id)) {
        throw new CallError('not-found', 'no such device rings');
      }
      const to = isCaller ? itself : state.session;
      outbox.tell(to, 'invite:relayed', { invite: id, device, signal });
      return {};
    },
  };
}

const mayBegin = ({ invite, devices = {} }: InviteState, { user }: Session): boolean =>
  rings(invite, user) && Object.keys(devices).length < LIMITS.preconnections;
