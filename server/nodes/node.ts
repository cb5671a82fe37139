import type { Server } from 'socket.io';
import type { SessionId } from '../../src/protocol/ids.ts';
import type { Limiters } from '../limits/limiters.ts';
import type { Session } from '../session.ts';
import type { Shared } from './shared.ts';

/** What a node is told once its rules run. */
export interface NodeDeeds {
  /** A connection of a node that has died is gone. */
  readonly lose: (session: Session) => Promise<void>;
  /** Whether a connection is open on this node. */
  readonly isHere: (session: SessionId) => boolean;
  /** What was said to this node's pages may not have reached them: they have to join again. */
  readonly comeBack: () => void;
}

/** One process of a server, which may have others beside it. */
export interface Node {
  readonly shared: Shared;
  /** What counts for limits of people and addresses, wherever they are connected. */
  readonly limiters: Limiters;
  /** Whether it can reach the others. */
  isReady(): boolean;
  /** Has what is said on one node reach the pages of all. */
  join(io: Server): void;
  begin(deeds: NodeDeeds): Promise<void>;
  /** To be called when all connections are closed and seen to. */
  end(): Promise<void>;
}
