import type { SealingKey } from '../../server/sql/sealing-key.ts';

/** A key for tests: as many as there are letters. */
export const sealingKey = (id: string): SealingKey => ({
  id,
  key: Buffer.alloc(32, id.charCodeAt(0)),
});

/** Keys as the setting names them. */
export const settingOf = (...ids: string[]): string =>
  ids.map((id) => `${id}:${Buffer.from(sealingKey(id).key).toString('base64')}`).join(' ');
