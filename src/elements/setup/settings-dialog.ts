import { signal } from '@preact/signals-core';
import { css, html, nothing } from 'lit';
import x from 'lucide/dist/esm/icons/x.mjs';
import '../base/english-setup.ts';
import '../base/join.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { choiceStyles } from '../base/quality-choice.ts';
import { tokens } from '../base/tokens.ts';
import { callQuality } from './call-quality.ts';
import './device-settings.ts';
import { leavingStyles, leavingSwitch } from './leaving-switch.ts';

/**
 * The settings of a call in a dialog: what the word `settings` opens, on `call-controls` and as a command. A page that
 * has one of its own opens it by `show()`. It closes when somebody rings, since nothing behind it could be pressed.
 *
 * @summary Settings, in a dialog.
 * @element settings-dialog
 * @csspart dialog - The dialog.
 * @csspart title - What it is.
 * @csspart close - Closes it.
 * @csspart devices - The `device-settings` in it.
 * @csspart quality - The choice of how good the pictures are that one sends.
 * @csspart lowered - That a host has set less for all.
 * @csspart connection - How good the call's connections are: a disclosure with `call-stats` in it (`stats`).
 * @csspart leaving - What happens when the tab is left, in browsers that can open a small window by themselves.
 * @csspart keep-in-sight - The switch for that.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The colour of the dialog.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The line around it.
 */
export class SettingsDialog extends CallElement {
  static override styles = [
    tokens,
    moreTokens,
    buttonStyles,
    choiceStyles,
    leavingStyles,
    css`
      dialog {
        inline-size: min(720px, 100vw - 2 * var(--space));
        max-block-size: calc(100dvh - 2 * var(--space));
        padding: calc(2 * var(--space));
        border: 1px solid var(--line);
        border-radius: calc(1.5 * var(--radius));
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow);
        overflow: auto;
        overscroll-behavior: contain;
      }
      ::backdrop {
        background: rgb(0 0 0 / 0.5);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space);
        margin-block-end: calc(2 * var(--space));
      }
      h2 {
        margin: 0;
        font-size: 1.2em;
      }
      .quality {
        display: grid;
        gap: var(--space);
        margin-block-start: calc(2 * var(--space));
      }
      [part='connection'] {
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      [part='connection'] summary {
        min-block-size: 44px;
        padding: calc(1.25 * var(--space)) calc(1.5 * var(--space));
        border-radius: inherit;
        cursor: pointer;
      }
      [part='lowered'] {
        margin: 0;
        color: var(--muted);
      }
    `,
  ];

  readonly #isOpen = signal(false);
  #showing = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#showing.abort();
  }

  /** Opens it, above everything else on the page. */
  async show(): Promise<void> {
    this.#isOpen.value = true;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.#showing = new AbortController();
    this.engine?.facts.on('call-incoming', () => this.close(), this.#showing.signal);
  }

  /** Closes it. */
  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override render(): unknown {
    const { engine, words } = this;
    const close = words.term('close');
    return html`<dialog part="dialog" aria-labelledby="title" closedby="any" @close=${this.#closed}>
      <header>
        <h2 part="title" id="title">${words.term('audioAndVideo')}</h2>
        <button part="close" aria-label=${close} title=${close} @click=${this.close}>${icon(x)}</button>
      </header>
      ${this.#isOpen.value ? html`<device-settings part="devices"></device-settings>` : nothing}
      ${this.#isOpen.value && engine ? html`<div class="quality">${callQuality(engine, words)}</div>` : nothing}
      ${this.#isOpen.value ? leavingSwitch(words) : nothing}
    </dialog>`;
  }

  /** What it has shown lets go of the devices. */
  #closed(): void {
    this.#showing.abort();
    this.#isOpen.value = false;
    this.dispatchEvent(new Event('close'));
  }
}

/** Opens the settings beside what asks for them, and takes them away afterwards. Asked for twice, they open once. */
export async function showSettings(host: HTMLElement): Promise<void> {
  const root = host.shadowRoot ?? host;
  // A widget that signs in by itself has its provider within.
  const parent = root.querySelector('call-provider') ?? root;
  await (parent.querySelector('settings-dialog') ?? addDialog(parent)).show();
}

function addDialog(parent: ParentNode): SettingsDialog {
  const dialog = document.createElement('settings-dialog');
  dialog.addEventListener('close', () => dialog.remove());
  parent.append(dialog);
  return dialog;
}

define('settings-dialog', SettingsDialog);

declare global {
  interface HTMLElementTagNameMap {
    'settings-dialog': SettingsDialog;
  }
}
