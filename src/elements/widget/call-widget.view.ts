import { html, nothing } from 'lit';
import '../base/english.ts';
import { live } from 'lit/directives/live.js';
import maximize from 'lucide/dist/esm/icons/maximize-2.mjs';
import minimize from 'lucide/dist/esm/icons/minimize-2.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Room } from '../../engine/room/room.ts';
import '../chat/chat-panel.ts';
import '../controls/call-controls.ts';
import '../invite/call-button.ts';
import '../invite/incoming-call.ts';
import '../invite/outgoing-call.ts';
import '../provider/call-provider.ts';
import '../stage/video-grid.ts';
import { DEEDS } from '../base/deeds.ts';
import { doorNewsOf } from '../base/door-news.ts';
import { icon } from '../base/icon.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import type { CallWidget } from './call-widget.ts';
import { corner } from './corner.ts';
import { lobby } from './lobby.ts';

export { callWidgetStyles as styles } from './call-widget.styles.ts';

export { CallWidgetView as View };

const waitingPart = later(() => import('../people/waiting-room.ts'));

class CallWidgetView implements View {
  readonly #host: CallWidget;
  #hasWaited = false;
  #shown: Room | undefined;
  /** Whether the panel was open before the call that opened it. */
  #wasOpen = false;

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
      ?preconnect=${host.preconnect}
      call-waiting=${host.callWaiting}
      quality=${host.quality}
      service-worker=${host.getAttribute('service-worker') ?? nothing}
      >${this.#content()}</call-provider
    >`;
  }

  updated(): void {
    const { room } = this.#host;
    if (room !== this.#shown) {
      if (!this.#shown) this.#wasOpen = this.#host.open;
      this.#shown = room;
      // The pictures first: the chat is one press away, and says when something was written.
      room?.chat.show(false);
      this.#host.open = room ? true : this.#wasOpen;
    }
    // Whoever has to wait sees that they do.
    const waits = this.#host.engine?.waiting.value !== undefined;
    if (waits && !this.#hasWaited) this.#host.open = true;
    this.#hasWaited = waits;
    const panel = this.#host.renderRoot.querySelector<HTMLElement>('[popover]');
    // What comes late may come to one that is not on the page any more.
    if (panel?.isConnected && !panel.matches(':popover-open')) panel.showPopover();
  }

  #content(): unknown {
    const { to, roomId, video, room, open, words } = this.#host;
    // The button's own word would not be seen: a slot counts as content, were it empty or not.
    const label = words.term(to ? (video ? 'videoCall' : 'call') : 'join');
    const button = (content: unknown) =>
      html`<call-button to=${to} room=${roomId} .video=${live(video)}>${content}</call-button>`;
    return html`
      ${button(html`<slot>${label}</slot>`)}
      <incoming-call></incoming-call>
      <outgoing-call></outgoing-call>
      ${room && !open ? this.#minimized(room) : nothing}
      ${open ? this.#panel(room, button(label)) : nothing}
    `;
  }

  #panel(room: Room | undefined, button: unknown): unknown {
    const { words, engine } = this.#host;
    const label = words.term(room ? 'hideCall' : 'close');
    return html`
      <section part="panel" popover="manual" aria-label=${words.term('callPanel')}>
        <div class="stage">
          ${room ? html`<video-grid></video-grid>` : this.#before(button)}
          <div class="corner">
            <button part="minimize" aria-label=${label} title=${label} @click=${() => this.#setOpen(false)}>
              ${icon(room ? minimize : x)}
            </button>
            ${room && engine ? corner(this.#host, engine) : nothing}
          </div>
        </div>
        ${room ? html`<chat-panel></chat-panel><call-controls></call-controls>` : nothing}
      </section>
    `;
  }

  /** Before a call, or before the door of a room. */
  #before(button: unknown): unknown {
    const { engine } = this.#host;
    const waits = engine?.waiting.value !== undefined;
    const isAtDoor = engine && (waits || doorNewsOf(engine));
    if (!isAtDoor || !waitingPart(this.#host)) return lobby(this.#host, engine, button);
    return html`<div class="door">
      <waiting-room></waiting-room>
      ${waits ? nothing : lobby(this.#host, engine, button)}
    </div>`;
  }

  #minimized(room: Room): unknown {
    const { words, engine } = this.#host;
    const names = words.list(room.roster.others.value.map(({ name }) => name));
    const unread = room.chat.unread.value;
    const news = unread > 0 ? words.term('unread', unread) : '';
    const who = names || words.term('waitingForOthers');
    const label = [words.term('showCall'), who, news].filter(Boolean).join(', ');
    return html`
      <section part="minimized" popover="manual" aria-label=${words.term('callPanel')}>
        <button part="restore" aria-label=${label} title=${words.term('showCall')} @click=${() => this.#setOpen(true)}>
          <span class="live"></span>
          <span class="who" dir="auto">${who}</span>
          ${unread > 0 ? html`<span class="count">${unread}</span>` : nothing}
          ${icon(maximize)}
        </button>
        <button
          part="hang-up"
          class="danger"
          aria-label=${words.term('hangUp')}
          title=${words.term('hangUp')}
          @click=${() => DEEDS['hang-up'](this.#host, engine)}
        >
          ${icon(phone)}
        </button>
      </section>
    `;
  }

  /** Whoever came by keyboard goes on where the other of the two buttons is. */
  #setOpen(open: boolean): void {
    const host = this.#host;
    host.open = open;
    void host.updateComplete.then(() => {
      const part = open ? 'minimize' : 'restore';
      host.renderRoot.querySelector<HTMLElement>(`[part=${part}]`)?.focus();
    });
  }
}
