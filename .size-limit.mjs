import { filesUntil, STAGES } from './scripts/weigh.mjs';

export default Object.entries(STAGES).map(([stage, { title, limit }]) => ({
  name: title,
  path: filesUntil(stage),
  limit,
  gzip: true,
}));
