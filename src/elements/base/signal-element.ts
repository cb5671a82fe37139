import { effect } from '@preact/signals-core';
import { LitElement } from 'lit';

/** An element that renders again when a signal changes that its last rendering read, and only then. */
export abstract class SignalElement extends LitElement {
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Nothing was watched while it was out of the document.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }

  protected override performUpdate(): void {
    if (!this.isUpdatePending) return;
    this.#stop?.();
    let isFirst = true;
    this.#stop = effect(() => {
      if (!isFirst) {
        this.requestUpdate();
        return;
      }
      isFirst = false;
      super.performUpdate();
    });
  }
}
