import type { Notice } from '../../src/protocol/notice.ts';
import type { Notices } from '../notices/notices.ts';
import { causeOf } from '../notices/notices-state.ts';
import type { Database } from './database.ts';
import { SqlList } from './sql-list.ts';

/** Notices in a database. */
export const sqlNotices = (database: Database): Notices =>
  new SqlList<Notice>(database, 'notices', causeOf);
