/** What the stage needs when somebody shares a screen, and not before. */
export { screenStyles as styles } from './screen-tile.styles.ts';
export { screenTile } from './screen-tile.ts';
