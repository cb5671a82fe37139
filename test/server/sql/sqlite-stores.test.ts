import { inSqlite } from '../../support/databases.ts';
import { storesContract } from '../contracts/stores.ts';

storesContract('in SQLite', inSqlite);
