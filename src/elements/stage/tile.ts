import { effect, signal } from '@preact/signals-core';
import { render } from 'lit';
import type { Place } from '../../layout/layout.ts';
import type { moved } from './moved.ts';
import { streamOf } from './stream-of.ts';

/** What a tile shows, and what is said of it. */
export interface Look {
  /** The element's own attributes; undefined ones are not there. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: unknown;
  readonly picture: MediaStreamTrack | undefined;
}

/**
 * One person, or one screen, on the stage. It draws itself again when something changes that it shows, and only then: a
 * stage of many does not draw all for one. The element stays the same, so that its picture never starts anew.
 */
export class Tile {
  readonly element = document.createElement('div');
  readonly #stop: () => void;
  /** The picture of which something was seen: until then it has nothing to show. */
  readonly #seen = signal<MediaStreamTrack | undefined>(undefined);
  #shown: MediaStreamTrack | undefined;
  #place: Place | undefined;

  constructor(look: (tile: Tile) => Look) {
    this.#stop = effect(() => this.#draw(look(this)));
  }

  /** Whether a picture has something to show. */
  hasFrame(picture: MediaStreamTrack | undefined): boolean {
    return picture !== undefined && this.#seen.value === picture;
  }

  /** For a video element's events: what browsers make up before the first picture is 2 pixels wide. */
  readonly onFrame = ({ target }: Event): void => {
    const { videoWidth, srcObject } = target as HTMLVideoElement;
    const [picture] = (srcObject as MediaStream | null)?.getTracks() ?? [];
    if (videoWidth > 2 && picture) this.#seen.value = picture;
  };

  /** Goes to a place, or out of sight. A strict page allows no style attributes, so this is in the element's style. */
  place(place: Place | undefined, move?: typeof moved): void {
    const before = this.#place;
    this.#place = place;
    this.element.hidden = !place;
    if (!place) return;
    const { style } = this.element;
    style.inlineSize = `${place.width}px`;
    style.blockSize = `${place.height}px`;
    style.insetInlineStart = `${place.x}px`;
    style.insetBlockStart = `${place.y}px`;
    if (before) move?.(this.element, before, place);
  }

  remove(): void {
    this.#stop();
    this.element.remove();
  }

  #draw({ attributes, content, picture }: Look): void {
    // What comes next in the same track is another picture.
    if (!picture) this.#seen.value = undefined;
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) this.element.removeAttribute(name);
      else if (this.element.getAttribute(name) !== value) this.element.setAttribute(name, value);
    }
    render(content, this.element);
    const video = picture && this.element.querySelector('video');
    // An element that is given even the same stream again starts anew (HTML, section 4.8.11.2).
    if (video && picture !== this.#shown) video.srcObject = streamOf(picture);
    this.#shown = picture;
  }
}
