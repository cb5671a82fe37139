import { join } from 'node:path';
import { inSqlite, newFolder, openAt } from '../../support/databases.ts';
import { sealingKey } from '../../support/sealing-keys.ts';
import { keptContract } from '../contracts/kept.ts';
import { storesContract } from '../contracts/stores.ts';

storesContract('in SQLite', () => inSqlite());
storesContract('in SQLite, sealed', () => inSqlite([sealingKey('a')]));
keptContract('in SQLite', {
  async create() {
    const { folder, remove } = newFolder();
    return { open: (keys) => openAt(join(folder, 'calls.db'), keys), remove };
  },
});
