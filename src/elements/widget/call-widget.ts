import { signal } from '@preact/signals-core';
import type { PropertyValues } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import type { Quality } from '../../protocol/quality.ts';
import { define } from '../base/define.ts';
import { LazyElement } from '../base/lazy-element.ts';
import type { CallProvider } from '../provider/call-provider.ts';

/**
 * The whole in one tag: a button that rings, the cards of calls in and out, and a panel with the people, the controls
 * and the chat while a call goes on. With `user` or `token` it signs in by itself; without, it uses the page's
 * provider.
 *
 * @summary Everything for calls in one tag.
 * @element call-widget
 * @slot - The button's label.
 * @csspart panel - What holds the call.
 * @csspart minimize - Hides the panel; a call goes on.
 * @csspart fullscreen - Has the pictures fill the screen.
 * @csspart pip - Shows the call in a small window above all others.
 * @csspart notice - Why the browser did not do so.
 * @csspart whom - Whom a call will be with.
 * @csspart microphone - Whether a call will begin with the microphone on.
 * @csspart camera - Whether it will begin with the camera on.
 * @csspart settings - Opens the settings of microphone, camera and speaker before a call.
 * @csspart minimized - What shows meanwhile that a call goes on.
 * @csspart restore - Shows the panel again.
 * @csspart hang-up - Ends the call from there.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The panel's colour.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The lines around and within it.
 * @cssproperty [--call-shadow=0 1px 2px rgb(0 0 0 / 0.12), 0 8px 28px rgb(0 0 0 / 0.18)] - Its shadow.
 * @cssproperty [--call-widget-width=380px] - The panel's width, where the page has room for it.
 * @cssproperty [--call-widget-height=600px] - Its height.
 */
export class CallWidget extends LazyElement {
  static override properties = {
    server: {},
    user: {},
    name: {},
    token: {},
    roomId: { attribute: 'room' },
    microphone: {},
    camera: {},
    icePolicy: { attribute: 'ice-policy' },
    callWaiting: { attribute: 'call-waiting' },
    preconnect: { type: Boolean },
    quality: {},
    to: {},
    video: { type: Boolean },
    open: { type: Boolean, reflect: true },
    getToken: { attribute: false },
  };

  /** The companion server's origin; by default that of this script. */
  server = '';
  /** Who signs in, on open servers: an id without blanks. */
  user = '';
  /** The person's name as others see it; by default the id. */
  name = '';
  /** A token (JWT) that says who signs in. */
  token = '';
  /** A room: joined by the button, where `to` names nobody; with a sign-in of its own, at once. */
  roomId = '';
  /** Whether calls begin with the microphone on. */
  microphone: 'on' | 'off' = 'on';
  /** Whether calls begin with the camera on. */
  camera: 'on' | 'off' = 'off';
  /** `relay` never shows this device's addresses to the others. */
  icePolicy: 'all' | 'relay' = 'all';
  /** Whether one is rung during a call too; with `off`, callers are told that one is busy. */
  callWaiting: 'on' | 'off' = 'on';
  /** Connects while it rings, by a relay and without media, where the other side wants that too. */
  preconnect = false;
  /** How good the pictures may be that are sent from here. */
  quality: Quality = 'auto';
  /** Who is rung: user ids, separated by blanks. */
  to = '';
  /** Rings for a video call. */
  video = false;
  /** Whether the panel is in sight: before a call with whom it will be, during a call with the call, which opens it. */
  open = false;
  /** Gives a fresh token for every connection; goes before `token`. */
  getToken?: () => Promise<string>;

  readonly #own = signal<CallProvider | undefined>();

  /** The engine of its own provider, or of the one that it shares. */
  override get engine(): Engine | undefined {
    return this.#own.value ? this.#own.value.engine : super.engine;
  }

  /** Whether it signs in by itself. */
  get isOnItsOwn(): boolean {
    return Boolean(this.user || this.token || this.getToken);
  }

  protected override load() {
    return import('./call-widget.view.ts');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const own = this.renderRoot.querySelector('call-provider') ?? undefined;
    if (this.#own.peek() !== own) this.#own.value = own;
  }
}

define('call-widget', CallWidget);

declare global {
  interface HTMLElementTagNameMap {
    'call-widget': CallWidget;
  }
}
