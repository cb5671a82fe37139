import { html, nothing } from 'lit';
import '../base/english.ts';
import { live } from 'lit/directives/live.js';
import maximize from 'lucide/dist/esm/icons/maximize-2.mjs';
import minimize from 'lucide/dist/esm/icons/minimize-2.mjs';
import type { Room } from '../../engine/room/room.ts';
import '../chat/chat-panel.ts';
import '../controls/call-controls.ts';
import '../invite/call-button.ts';
import '../invite/incoming-call.ts';
import '../invite/outgoing-call.ts';
import '../provider/call-provider.ts';
import '../stage/video-grid.ts';
import { icon } from '../base/icon.ts';
import type { View } from '../base/lazy-element.ts';
import type { CallWidget } from './call-widget.ts';

export { callWidgetStyles as styles } from './call-widget.styles.ts';

export { CallWidgetView as View };

class CallWidgetView implements View {
  readonly #host: CallWidget;
  #shown: Room | undefined;

  constructor(host: CallWidget) {
    this.#host = host;
  }

  render(): unknown {
    const host = this.#host;
    if (!host.isOnItsOwn) return this.#content();
    return html`<call-provider
      .isPrivate=${true}
      .getToken=${host.getToken}
      server=${host.server}
      user=${host.user}
      name=${host.name}
      token=${host.token}
      room=${host.to ? '' : host.roomId}
      microphone=${host.microphone}
      camera=${host.camera}
      ice-policy=${host.icePolicy}
      >${this.#content()}</call-provider
    >`;
  }

  updated(): void {
    const { room } = this.#host;
    if (room !== this.#shown) {
      this.#shown = room;
      // The pictures first: the chat is one press away, and says when something was written.
      room?.chat.show(false);
      this.#host.open = room !== undefined;
    }
    const panel = this.#host.renderRoot.querySelector<HTMLElement>('[part=panel]');
    if (panel && !panel.matches(':popover-open')) panel.showPopover();
  }

  #content(): unknown {
    const { to, roomId, video, room, open, words } = this.#host;
    return html`
      <call-button to=${to} room=${roomId} .video=${live(video)}><slot></slot></call-button>
      ${
        room && !open
          ? html`<button part="restore" class="accent" @click=${() => this.#setOpen(true)}>
              ${icon(maximize)}<span>${words.term('showCall')}</span>
            </button>`
          : nothing
      }
      <incoming-call></incoming-call>
      <outgoing-call></outgoing-call>
      ${room && open ? this.#panel(room) : nothing}
    `;
  }

  #panel(room: Room): unknown {
    const { words } = this.#host;
    const label = words.term('hideCall');
    return html`
      <section part="panel" popover="manual" aria-label=${words.term('callPanel')}>
        <div class="stage">
          <video-grid></video-grid>
          <button part="minimize" aria-label=${label} title=${label} @click=${() => this.#setOpen(false)}>
            ${icon(minimize)}
          </button>
        </div>
        ${room.chat.shown.value ? html`<chat-panel></chat-panel>` : nothing}
        <call-controls></call-controls>
      </section>
    `;
  }

  #setOpen(open: boolean): void {
    this.#host.open = open;
  }
}
