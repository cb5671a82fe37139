import type { Layout } from '../../protocol/room-doc.ts';
import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';

/**
 * Shows everybody in the call, one tile each; a tile carries `data-member`, and `local` on one's own. A screen that one of
 * the others shares takes the stage, and the people stand beside it: a tile of the parts `tile screen`, with
 * `data-member` and `data-slot="screen"`. Who speaks is outlined. It fills the box that the page gives it.
 *
 * @summary The people in the call.
 * @element video-grid
 * @csspart tile - A person, or a screen.
 * @csspart pin - Keeps somebody on the stage, for oneself; where there are more than two.
 * @csspart page - The buttons that turn the pages of a gallery; `previous` and `next` as well.
 * @csspart screen - A screen that somebody shares.
 * @csspart fullscreen - Shows that screen on all of one's own, and back.
 * @csspart video - The picture, while the camera is on, or of the screen.
 * @csspart avatar - The initials, while it is not.
 * @csspart name - The name.
 * @csspart badge - What is worth knowing: muted, connecting, weak, frozen, reconnecting, connection lost.
 * @cssproperty [--call-stage=light-dark(#e6e9f0, #0f1116)] - The colour behind the tiles.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of a tile without a picture.
 * @cssproperty [--call-veil=rgb(12 14 18 / 0.72)] - The colour behind names and notices on pictures.
 * @cssproperty [--call-on-veil=#fff] - Text on that.
 * @cssproperty [--call-radius=12px] - How round tiles are.
 */
export class VideoGrid extends LazyElement {
  static override properties = {
    layout: {},
    selfView: { attribute: 'self-view' },
  };

  /**
   * How the tiles are arranged. `auto` shows two people face to face, more of them in a grid, and many on pages. `grid`
   * shows all at once, equally large; `speaker` who has the floor, with the others beside; `gallery` equal tiles on pages,
   * none too small to know a face by. With `auto`, what a host has set for all; a person's own choice comes before both.
   */
  layout: Layout = 'auto';

  /**
   * Where one sees oneself. `auto`: above the other's picture in a conversation of two, in a tile like everybody's else.
   * `tile`: always so. `floating`: always above the others' pictures. `hidden`: nowhere, unless one is alone.
   */
  selfView: 'auto' | 'tile' | 'floating' | 'hidden' = 'auto';

  protected override load() {
    return import('./video-grid.view.ts');
  }
}

define('video-grid', VideoGrid);

declare global {
  interface HTMLElementTagNameMap {
    'video-grid': VideoGrid;
  }
}
