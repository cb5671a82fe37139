import type { PropertyValues } from 'lit';
import { css, html, nothing } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import '../base/english-setup.ts';
import '../base/join.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';
import '../invite/call-button.ts';
import '../people/room-link.ts';
import '../people/waiting-room.ts';
import './device-settings.ts';

/** What of the settings a page can reach through the lobby. */
const PARTS =
  'preview, picture, button, microphone, camera, meter, level, select, choose-microphone, choose-camera, choose-speaker, test-sound, processing, switch, notice';

/** What of the waiting room it can reach. */
const WAITING_PARTS = 'button, waiting, words, since, leave, verdict, message';

/**
 * The place before a call: one sees and hears how one will come in, chooses the devices, and joins a room or rings people.
 * It opens the devices while it is in the document, and gives them back unless a call needs them. In the call that
 * it led into, it shows nothing but the button that hangs up.
 *
 * @summary A look into the mirror before a call.
 * @element call-lobby
 * @slot - The label of the button.
 * @slot title - What stands above; by default whom the call will be with, or the room.
 * @csspart whom - Whom the call will be with, or the room.
 * @csspart call - The `call-button`.
 * @csspart waiting-room - In its place, what there is while one waits to be let in; and above it, why one was not.
 * @csspart words - That one waits.
 * @csspart since - Since when.
 * @csspart leave - Waits no more.
 * @csspart verdict - Why one is not in the room.
 * @csspart message - What the host said about it.
 * @csspart link - The `room-link` that copies the way into the room.
 * @csspart preview - What holds the picture and the two buttons.
 * @csspart picture - The picture of the camera, mirrored.
 * @csspart button - Every button.
 * @csspart microphone - Whether one comes in with the microphone on.
 * @csspart camera - Whether with the camera on.
 * @csspart meter - How loud the microphone is.
 * @csspart level - The part of it that is full.
 * @csspart select - Every list of devices.
 * @csspart choose-microphone - The list of microphones.
 * @csspart choose-camera - The list of cameras.
 * @csspart choose-speaker - The list of speakers, where the browser lets one choose.
 * @csspart test-sound - Plays a sound.
 * @csspart processing - What the browser does to the microphone's sound.
 * @csspart switch - Each of these.
 * @csspart notice - What is wrong with a device, and what to do.
 * @fires {CustomEvent} call-join - Before it joins: `{room}`; cancelable.
 * @fires {CustomEvent} call-invite - Before it rings: `{to, video}`; cancelable.
 * @fires {CustomEvent} call-toggle - Before the microphone or camera is turned on or off: `{slot, on}`; cancelable.
 * @cssproperty [--call-space=8px] - The distance from which all others are made.
 */
export class CallLobby extends CallElement {
  static override styles = [
    tokens,
    moreTokens,
    css`
      :host {
        display: grid;
        gap: calc(2 * var(--space));
        min-inline-size: 0;
      }
      .whom {
        margin: 0;
        font-size: 1.2em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      [part='call'],
      [part='link'] {
        justify-self: center;
      }
    `,
  ];

  static override properties = {
    to: {},
    roomId: { attribute: 'room' },
    video: { type: Boolean },
  };

  /** Who is rung: user ids, separated by blanks. */
  to = '';
  /** The room that is joined, where nobody is rung. */
  roomId = '';
  /** Begins with the camera on; what the person then chooses, goes. */
  video = false;

  #engine: Engine | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { engine } = this;
    const isNew = engine !== this.#engine || changed.has('video');
    this.#engine = engine;
    if (engine && isNew && this.video) engine.preferences.camera.value = true;
  }

  protected override render(): unknown {
    const { engine, room, words, to, roomId } = this;
    const isVideo = engine?.preferences.camera.value ?? this.video;
    return html`
      <h2 part="whom" class="whom" dir="auto"><slot name="title">${this.#whom()}</slot></h2>
      ${room ? nothing : html`<device-settings preview exportparts=${PARTS}></device-settings>`}
      ${room ? nothing : html`<waiting-room part="waiting-room" compact exportparts=${WAITING_PARTS}></waiting-room>`}
      ${
        engine?.waiting.value
          ? nothing
          : html`<call-button part="call" to=${to} room=${roomId} .video=${isVideo}>
              <slot>${words.term(to ? (isVideo ? 'videoCall' : 'call') : 'join')}</slot>
            </call-button>`
      }
      ${to || room ? nothing : html`<room-link part="link" room=${roomId}></room-link>`}
    `;
  }

  #whom(): string {
    const { engine, words, roomId } = this;
    const people = engine?.presence.people.value;
    const users = this.to.split(/\s+/).filter(Boolean);
    const names = users.map((user) => people?.get(user)?.name ?? user);
    return names.length > 0 ? words.list(names) : roomId;
  }
}

define('call-lobby', CallLobby);

declare global {
  interface HTMLElementTagNameMap {
    'call-lobby': CallLobby;
  }
}
