import type { MemberId } from '../protocol/ids.ts';

/**
 * What hosts do, and what they may want to know. `waiting`: one has to wait until a host lets one in. `knocking`:
 * somebody waits so. `made-…`: one's own role. `…-by-host`: one's own microphone, camera or screen is off by a host.
 * `asked-…`: a host asks to turn it on, which one does oneself. `asked`: one has asked that of somebody. `link-copied`: the
 * way into the room.
 */
export type HostingNotice =
  | {
      readonly code:
        | 'waiting'
        | 'room-locked'
        | 'room-unlocked'
        | 'hand-lowered'
        | 'host-refused'
        | 'link-copied';
    }
  | { readonly code: `made-${'host' | 'cohost' | 'member' | 'guest'}` }
  | {
      readonly code: `${'muted' | 'camera-stopped' | 'screen-stopped'}-by-host`;
      readonly name: string;
    }
  | { readonly code: 'asked' | `asked-${'to-unmute' | 'for-camera'}`; readonly name: string }
  | {
      readonly code: 'hand-raised' | 'asks-to-host';
      readonly name: string;
      readonly member: MemberId;
    }
  | { readonly code: 'knocking'; readonly name: string; readonly member: MemberId };

export type HostingNoticeCode = HostingNotice['code'];
