import { html, nothing, type PropertyValues } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import type { Wait } from '../../engine/room/take-seat.ts';
import '../base/english-people.ts';
import '../base/english-setup.ts';
import '../base/join.ts';
import { act } from '../base/act.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { doorNewsOf, doorWords } from '../base/door-news.ts';
import { picture } from '../setup/picture.ts';
import { inMinutes, MinuteClock } from './minutes.ts';
import { waitingRoomStyles } from './waiting-room.styles.ts';

/**
 * What somebody sees who waits to be let in: that it is so and since when, themselves as in a mirror, and the way out. Who
 * was refused or sent away, or came to a room that is locked or full, reads that here until they are in a call. `call-lobby`
 * and `call-widget` have it in them; on other pages it shows nothing unless one waits.
 *
 * @summary The place before a room in which hosts let people in.
 * @element waiting-room
 * @csspart waiting - What there is while one waits.
 * @csspart words - What happens.
 * @csspart since - Since when.
 * @csspart preview - What holds the picture and the two buttons.
 * @csspart picture - The picture of the camera, mirrored.
 * @csspart button - Every button.
 * @csspart microphone - Whether one comes in with the microphone on.
 * @csspart camera - Whether with the camera on.
 * @csspart leave - Waits no more.
 * @csspart verdict - Why one is not in the room.
 * @csspart message - What the host said about it.
 * @cssState waiting - One waits.
 * @cssState turned-away - One is not let in, or not any more.
 * @fires {CustomEvent} call-hang-up - Before one waits no more; cancelable.
 * @fires {CustomEvent} call-toggle - Before the microphone or camera is turned on or off: `{slot, on}`; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The ground.
 * @cssproperty [--call-stage=light-dark(#e6e9f0, #0f1116)] - The colour behind the picture.
 */
export class WaitingRoom extends CallElement {
  static override styles = waitingRoomStyles;

  static override properties = {
    compact: { type: Boolean },
  };

  /** Leaves the mirror out, where there is one beside it. */
  compact = false;

  readonly #clock = new MinuteClock(this);
  /** The devices of whom they are open, to be seen in the mirror. */
  #shown: Engine | undefined;
  #look = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#mirror(undefined);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { engine } = this;
    const waits = engine?.waiting.value !== undefined && !this.compact;
    if (this.isConnected) this.#mirror(waits ? engine : undefined);
  }

  protected override render(): unknown {
    const { engine, words } = this;
    const wait = engine?.waiting.value;
    const news = engine && doorNewsOf(engine);
    this.setStates({ waiting: wait !== undefined, 'turned-away': news !== undefined });
    if (engine && wait) return this.#waiting(engine, wait);
    if (!news) return nothing;
    const message = 'message' in news ? news.message : undefined;
    return html`<div class="card">
      <p part="verdict">${doorWords(news, words)}</p>
      ${message ? html`<p part="message" dir="auto">${message}</p>` : nothing}
    </div>`;
  }

  #waiting(engine: Engine, { since }: Wait): unknown {
    const { words } = this;
    const lang = words.lang();
    const isThere = engine.signaling.state.value === 'connected';
    const clock = new Intl.DateTimeFormat(lang, { timeStyle: 'short' }).format(since);
    const time = inMinutes(this.#clock.now.value - since, lang);
    return html`<section part="waiting" class="card" aria-labelledby="words">
      ${this.compact ? nothing : picture(this, engine, true, () => {})}
      <p part="words" id="words">${words.term(isThere ? 'waitToBeLetIn' : 'serverLost')}</p>
      <p part="since">${words.term('waitingSince', clock)}${time ? ` (${time})` : nothing}</p>
      <button
        part="button leave"
        @click=${() => act(this, engine, 'call-hang-up', {}, (now) => now.hangUp())}
      >
        ${words.term('stopWaiting')}
      </button>
    </section>`;
  }

  /** Has the devices as one will come in, for as long as somebody waits. */
  #mirror(engine: Engine | undefined): void {
    if (engine === this.#shown) return;
    this.#shown = engine;
    this.#look.abort();
    this.#look = new AbortController();
    const { signal: until } = this.#look;
    engine
      ?.loadDevices()
      .then((devices) => devices.preview(until))
      // Without a network one waits all the same, and without the mirror.
      .catch(() => {});
  }
}

define('waiting-room', WaitingRoom);

declare global {
  interface HTMLElementTagNameMap {
    'waiting-room': WaitingRoom;
  }
}
