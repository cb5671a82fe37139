import { adoptStyles, type CSSResultGroup, nothing, type PropertyValues } from 'lit';
import { insist } from '../../base/insist.ts';
import { nextFrame } from '../../base/next-frame.ts';
import type { Room } from '../../engine/room/room.ts';
import { CallElement } from './call-element.ts';
import './join.ts';
import { tokens } from './tokens.ts';

/** What an element shows and does, in a module of its own that is loaded when the element is first on a page. */
export interface View {
  render(): unknown;
  /** After each rendering. */
  updated?(): void;
  /** Into the document, out of it. */
  connected?(): void;
  disconnected?(): void;
}

export interface ViewModule<Host> {
  readonly View: new (host: Host) => View;
  readonly styles: CSSResultGroup;
}

/**
 * An element in two parts: its tag with attributes and doc block, which every page gets, and its view, which is loaded
 * when there is first something to show.
 */
export abstract class LazyElement extends CallElement {
  static override styles: CSSResultGroup = tokens;
  #view: View | undefined;
  #loading: Promise<void> | undefined;
  #room: Room | undefined;

  protected abstract load(): Promise<ViewModule<never>>;

  /** Whether there is something to show. */
  protected get isNeeded(): boolean {
    return true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view?.connected?.();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.disconnected?.();
  }

  protected override render(): unknown {
    if (this.isNeeded) this.#loading ??= this.#load();
    return this.#view?.render() ?? nothing;
  }

  /** A call that begins has its devices and its connection first: drawing it takes longer, and is seen no later for it. */
  protected override async scheduleUpdate(): Promise<void> {
    const { room } = this;
    if (room && room !== this.#room) await nextFrame();
    this.#room = room;
    super.scheduleUpdate();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // Taken out while it was drawn: nothing can be opened there.
    if (this.isConnected) this.#view?.updated?.();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#loading;
    return super.getUpdateComplete();
  }

  #load(): Promise<void> {
    return insist(
      () => this.load(),
      ({ View, styles }) => {
        adoptStyles(this.renderRoot as ShadowRoot, [tokens, styles].flat(9) as never);
        this.#view = new View(this as never);
        if (this.isConnected) this.#view.connected?.();
        this.requestUpdate();
      },
      () => {
        this.#loading = undefined;
        // What rings may well still ring.
        if (this.isConnected) this.requestUpdate();
      },
    );
  }
}
