import type { MissedCall } from '../../src/protocol/missed.ts';
import type { MissedCalls } from '../missed/missed-calls.ts';
import type { Database } from './database.ts';
import { SqlList } from './sql-list.ts';

/** What people missed, in a database. */
export const sqlMissedCalls = (database: Database): MissedCalls =>
  new SqlList<MissedCall>(database, 'missed', ({ from }) => from.user);
