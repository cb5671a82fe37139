import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import { listRange, type Range, rowAt, topOf } from '../../layout/list-range.ts';
import type { ChatPanelView } from './chat-panel.view.ts';

/** Pixels around what is in sight for which messages are in the document, and for which they have to be. */
const MARGIN = 900;
const LEAST = 300;
/** Pixels that a message is believed to need until it has been seen. */
const GUESS = 60;

type Row = (entry: ChatEntry, index: number) => unknown;

/**
 * Of a long list only what is near is in the document; space stands for the rest. What is in sight stays where it is
 * while messages come before it or turn out to be larger than believed: one of them is the anchor, which is put back.
 */
export class ListWindow {
  readonly #view: ChatPanelView;
  readonly #known = new Map<string, number>();
  #entries: readonly ChatEntry[] = [];
  #heights: number[] = [];
  #range: Range = { from: 0, to: 0, above: 0, below: 0 };
  #anchor: { readonly id: string; readonly offset: number } | undefined;
  #width = 0;

  constructor(view: ChatPanelView) {
    this.#view = view;
  }

  /** Whether the oldest message is in the document. */
  get isAtStart(): boolean {
    return this.#range.from === 0;
  }

  rows(entries: readonly ChatEntry[], row: Row): unknown {
    this.#entries = entries;
    this.#estimate();
    this.#range = listRange(this.#heights, this.#sight(), MARGIN);
    const { from, to } = this.#range;
    return html`<div class="space"></div>${repeat(
      entries.slice(from, to),
      ({ id }) => id,
      (entry, index) => row(entry, from + index),
    )}<div class="space"></div>`;
  }

  /** After each rendering: measures what is there, and puts what was in sight back to where it was. */
  settle(): void {
    const { list } = this.#view;
    if (!list || list.clientHeight === 0) return;
    if (list.clientWidth !== this.#width) this.#known.clear();
    this.#width = list.clientWidth;
    for (const row of this.#rows(list)) this.#known.set(idOf(row), row.offsetHeight);
    this.#estimate();
    const { from, to } = this.#range;
    const [above, below] = list.querySelectorAll<HTMLElement>('.space');
    const end = topOf(this.#heights, to);
    setHeight(above, topOf(this.#heights, from));
    setHeight(below, topOf(this.#heights, this.#heights.length) - end);
    this.#restore(list);
    // What was believed larger than it is leaves a gap.
    if (!this.#covers(list)) this.#view.host.requestUpdate();
  }

  onScroll(): void {
    const { list } = this.#view;
    if (!list) return;
    this.#anchor = this.#findAnchor(list);
    if (!this.#covers(list)) this.#view.host.requestUpdate();
  }

  /** Brings a message into sight. */
  jump(id: string): void {
    this.#anchor = { id, offset: (this.#view.list?.clientHeight ?? 0) / 3 };
    this.#view.isAtEnd = false;
    this.#view.host.requestUpdate();
  }

  #rows(list: HTMLElement): HTMLElement[] {
    return [...list.querySelectorAll<HTMLElement>('[data-id]')];
  }

  #estimate(): void {
    this.#heights = this.#entries.map(({ id }) => this.#known.get(id) ?? GUESS);
  }

  /** What of the list is in sight: by the anchor, as the list may have changed since it was scrolled. */
  #sight(): { top: number; height: number } {
    const { list, isAtEnd } = this.#view;
    const height = list?.clientHeight || 600;
    const index = this.#entries.findIndex(({ id }) => id === this.#anchor?.id);
    if (isAtEnd || index === -1 || !this.#anchor) {
      return { top: topOf(this.#heights, this.#heights.length) - height, height };
    }
    return { top: topOf(this.#heights, index) - this.#anchor.offset, height };
  }

  #restore(list: HTMLElement): void {
    if (this.#view.isAtEnd) {
      list.scrollTop = list.scrollHeight;
      return;
    }
    const anchor = this.#anchor;
    const row = anchor && this.#rows(list).find((one) => idOf(one) === anchor.id);
    if (!row) return;
    const by = row.getBoundingClientRect().top - topIn(list) - anchor.offset;
    if (Math.abs(by) >= 1) list.scrollTop += by;
  }

  #findAnchor(list: HTMLElement) {
    const top = topIn(list);
    for (const row of this.#rows(list)) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top && box.top < top + list.clientHeight)
        return { id: idOf(row), offset: box.top - top };
    }
    // Nothing but space is in sight: somebody has dragged the scroll bar.
    const { index, offset } = rowAt(this.#heights, list.scrollTop);
    const entry = this.#entries[index];
    return entry && { id: entry.id, offset };
  }

  /** Whether what is in sight, and somewhat more, is in the document. */
  #covers(list: HTMLElement): boolean {
    const { from, to } = this.#range;
    const top = list.scrollTop;
    const begin = topOf(this.#heights, from);
    const end = topOf(this.#heights, to);
    const isAbove = from === 0 || begin <= top - LEAST;
    return isAbove && (to === this.#heights.length || end >= top + list.clientHeight + LEAST);
  }
}

const idOf = (row: HTMLElement): string => row.dataset['id'] ?? '';
const topIn = (list: HTMLElement): number => list.getBoundingClientRect().top;

function setHeight(space: HTMLElement | undefined, height: number): void {
  // By the object model: a page's policy may forbid styles in markup.
  if (space) space.style.blockSize = `${height}px`;
}
