import { signal } from '@preact/signals-core';
import { css, html, type PropertyValues } from 'lit';
import { insist } from '../../base/insist.ts';
import type { Engine } from '../../engine/engine.ts';
import type { InviteOptions } from '../../engine/options.ts';
import { CallError } from '../../protocol/errors.ts';
import type { Quality } from '../../protocol/quality.ts';
import type { SignalingState } from '../../signaling/signaling.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { offerToPage } from '../base/page-engine.ts';
import type { Companion } from './companion.ts';

/**
 * Signs a person in and holds the call that all other elements share. Elements inside it use it; elements with no
 * provider around them use the first one of the page.
 *
 * @summary One signed-in person on the page, and their calls.
 * @element call-provider
 * @slot - The page's own content.
 * @attr service-worker - The site's service worker, by which closed pages can be rung; read when the person signs in.
 * @cssState connected - The server is there.
 * @cssState reconnecting - The connection to the server is lost and being made again.
 * @cssState ringing - Somebody rings, or is rung.
 * @cssState in-call - A call goes on.
 * @fires {CustomEvent} call-incoming - Somebody rings: `{invite, from, video}`.
 * @fires {CustomEvent} call-started - A call has begun: `{room, members}`.
 * @fires {CustomEvent} call-ended - A call is over, or did not come about: `{room, reason, duration}` (seconds), and `message` where somebody declined, or a host ended it, in words.
 * @fires {CustomEvent} call-member-joined - Somebody came: `{member}`.
 * @fires {CustomEvent} call-member-left - Somebody left: `{member}`.
 * @fires {CustomEvent} call-message-received - Somebody else wrote: `{message}`.
 * @fires {CustomEvent} call-reaction - Somebody threw in an emoji, oneself included: `{member, emoji}`.
 * @fires {CustomEvent} call-notice - Something worth telling once: `{code}`, and what belongs to it.
 * @fires {CustomEvent} call-error - Something went wrong: `{code, message}`, and `slot` where it is about a device.
 */
export class CallProvider extends CallElement {
  static override styles = css`
    :host {
      display: contents;
    }
    [role='status'] {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

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
  /** A room that one is in for as long as this is set. */
  roomId = '';
  /** Whether calls begin with the microphone on. */
  microphone: 'on' | 'off' = 'on';
  /** Whether calls begin with the camera on. */
  camera: 'on' | 'off' = 'off';
  /** Whether one is rung during a call too; with `off`, callers are told that one is busy. */
  callWaiting: 'on' | 'off' = 'on';
  /**
   * Connects with the other side while it rings, where that wants it too and the server has TURN: through the relay, so that
   * nobody's address is told before the answer, and without media. The answer is then heard and seen sooner.
   */
  preconnect = false;
  /** How good the pictures may be that are sent from here: `auto` goes by what is seen and what gets through. */
  quality: Quality = 'auto';
  /** `relay` never shows this device's addresses to the others. */
  icePolicy: 'all' | 'relay' = 'all';
  /** Gives a fresh token for every connection; goes before `token`. */
  getToken?: () => Promise<string>;

  /** The engine behind the elements; undefined until it is loaded, and while nobody is signed in. */
  readonly engineSignal = signal<Engine | undefined>();
  /** Whether it serves the elements inside it alone, and not the rest of the page. */
  isPrivate = false;
  #companion: Promise<Companion> | undefined;
  #takeBack: (() => void) | undefined;
  #given: Engine | undefined;

  override get engine(): Engine | undefined {
    return this.engineSignal.value;
  }

  /** Takes an engine made elsewhere, in place of one of its own: for tests, stories, and pages that build their own. */
  override set engine(engine: Engine | undefined) {
    this.#given = engine;
    this.#withCompanion((companion) => companion.adopt(this.#given));
  }

  /** How the connection to the server is. */
  get state(): SignalingState {
    return this.engine?.signaling.state.value ?? 'offline';
  }

  /**
   * Rings people (user ids) into the call that goes on, or into a new one, for so many `seconds` (5 to 300); resolves as
   * soon as somebody's device rings. Rejects with a `CallError`: `offline` or `busy` when nobody could be rung,
   * `wrong-state` when they are being rung already.
   */
  async invite(to: string | readonly string[], options: InviteOptions = {}): Promise<void> {
    const users = typeof to === 'string' ? to.split(/\s+/).filter(Boolean) : [to].flat();
    if (users.length === 0 || !users.every(isText)) throw new CallError('invalid', 'ring whom?');
    await (await this.#ready()).invite(users, options);
  }

  /** Answers who rings; leaves the call that goes on, or puts it on `hold`. */
  async accept(options: { video?: boolean; hold?: boolean } = {}): Promise<void> {
    await (await this.#ready()).accept(options);
  }

  /** Turns away who rings; the caller reads the `reason`. */
  async decline(options: { reason?: string } = {}): Promise<void> {
    await (await this.#ready()).decline(options);
  }

  /** Ends the call, or the ringing for one. */
  async hangUp(): Promise<void> {
    await this.engine?.hangUp();
  }

  /** Comes into a room by its id, and opens it if nobody is there yet. */
  async join(room: string): Promise<void> {
    if (!isText(room)) throw new CallError('invalid', 'join which room?');
    await (await this.#ready()).join(room);
  }

  /** Turns the microphone on or off; between calls, for the next one. */
  async setMicrophone(on: boolean): Promise<void> {
    await (await this.#ready()).set('microphone', on);
  }

  /** Turns the camera on or off; between calls, for the next one. */
  async setCamera(on: boolean): Promise<void> {
    await (await this.#ready()).set('camera', on);
  }

  /** Has the person choose what of the screen to share, or stops sharing; in a call only, and from a click. */
  async setScreen(on: boolean): Promise<void> {
    await (await this.#ready()).set('screen', on);
  }

  /** Writes to everybody in the call. */
  async sendMessage(text: string): Promise<void> {
    if (!isText(text)) throw new CallError('invalid', 'nothing to send');
    const { room } = await this.#ready();
    if (!room.value) throw new CallError('wrong-state', 'not in a call');
    await room.value.chat.send(text);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.isPrivate) this.#takeBack = offerToPage(this);
    if (this.#companion) this.#withCompanion((companion) => companion.connected());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#takeBack?.();
    if (this.#companion) this.#withCompanion((companion) => companion.disconnected());
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#withCompanion((companion) => companion.settingsChanged(new Set(changed.keys())));
  }

  protected override render(): unknown {
    const { engine } = this;
    this.setStates({
      connected: this.state === 'connected',
      reconnecting: this.state === 'reconnecting',
      ringing:
        engine !== undefined &&
        (engine.outgoing.all.value.some(({ status }) => status === 'calling') ||
          engine.incoming.state.value.length > 0),
      'in-call': this.room !== undefined,
    });
    return html`<slot></slot><div role="status" part="announcer"></div>`;
  }

  /** The engine, as soon as there is one. Rejects with `unauthorized` where nobody is signed in, and `offline` without its code. */
  async #ready(): Promise<Engine> {
    if (!this.isConnected) throw new CallError('wrong-state', 'not in a document');
    await this.updateComplete;
    const companion = await this.#companionReady();
    companion.settle();
    if (!this.engine) throw new CallError('unauthorized', 'no user and no token');
    return this.engine;
  }

  /** Everything that is not needed before the first paint. */
  #companionReady(): Promise<Companion> {
    this.#companion ??= import('./companion.ts').then(
      ({ Companion }) => new Companion(this),
      (cause) => {
        this.#companion = undefined;
        throw new CallError('offline', 'the code could not be loaded', { cause });
      },
    );
    return this.#companion;
  }

  /** Does something as soon as that is there, however often the network fails to bring it. */
  #withCompanion(deed: (companion: Companion) => void): void {
    void insist(() => this.#companionReady(), deed);
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && /\S/.test(value);

define('call-provider', CallProvider);

declare global {
  interface HTMLElementTagNameMap {
    'call-provider': CallProvider;
  }
}
