/** What the stage needs for more than two, and not before. */
export { arrange } from './arrange.ts';
export { extras } from './extras.ts';
export { featured } from './featured.ts';
export { layoutStyles as styles } from './layouts.styles.ts';
export { moved } from './moved.ts';
export { pager } from './pager.ts';
