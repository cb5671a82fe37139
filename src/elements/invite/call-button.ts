import { type Signal, signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import type { Presence } from '../../engine/presence.ts';
import { cannotCall } from '../../media/cannot-call.ts';
import { act } from '../base/act.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import type { ButtonRemark } from './button-remark.ts';
import { type CallState, goingTo, presenceOf, stateOf } from './button-state.ts';
import { callButtonStyles } from './call-button.styles.ts';

/** Milliseconds for which it says what its last press failed with. */
const SHOWN = 5_000;

/**
 * Rings people into the call that goes on, or into a new one, or joins a room; while it rings, cancels; in the call, hangs up. When no call comes of it, it says for
 * some seconds why, unless an `outgoing-call` on the page does; when it cannot be used, it says why to whoever points at
 * it or comes to it by keyboard.
 *
 * @summary A button that calls.
 * @element call-button
 * @slot - The label; by default the word for what the button does.
 * @csspart button - The button itself.
 * @csspart icon - Its icon.
 * @csspart label - The label.
 * @csspart presence - The dot that shows whether the people are there: full while they are available, with a bar while busy, else hollow.
 * @csspart hint - Why it cannot be used right now.
 * @cssState calling - It is ringing them.
 * @cssState in-call - One is in the call that it made, or in its room.
 * @cssState available - Somebody of them is there.
 * @cssState busy - All of them who are there are in calls.
 * @cssState offline - Nobody of them is there, or the server is out of reach.
 * @cssState unsupported - This browser or page cannot make calls.
 * @fires {CustomEvent} call-invite - Before it rings: `{to, video}`; cancelable.
 * @fires {CustomEvent} call-join - Before it joins: `{room}`; cancelable.
 * @fires {CustomEvent} call-hang-up - Before it cancels or hangs up; cancelable.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The colour of what invites to act.
 * @cssproperty [--call-on-accent=light-dark(#fff, #0b1a3f)] - Text on it.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The colour of what ends.
 * @cssproperty [--call-on-danger=light-dark(#fff, #3f0608)] - Text on that.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of a button that cannot be used.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - Text on that.
 * @cssproperty [--call-radius=12px] - How round corners are.
 * @cssproperty [--call-space=8px] - The distance from which all others are made.
 * @cssproperty [--call-font=500 15px/1.4 system-ui, sans-serif] - The font.
 */
export class CallButton extends CallElement {
  static override styles = callButtonStyles;

  static override properties = {
    to: {},
    roomId: { attribute: 'room' },
    video: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    ringSeconds: { type: Number, attribute: 'ring-seconds' },
  };

  /** Who is rung: user ids, separated by blanks. */
  to = '';
  /** The room that is joined, where nobody is rung. */
  roomId = '';
  /** Rings for a video call. */
  video = false;
  /** For how many seconds it rings, 5 to 300; by default as the server is set. */
  ringSeconds = 0;
  /** Takes the button out of use. */
  disabled = false;

  /** What the last press failed with. */
  readonly #failure: Signal<unknown> = signal();
  readonly #remark: Signal<ButtonRemark | undefined> = signal();
  #following: AbortController | undefined;
  #followed = '';
  #presence: Presence | undefined;
  #loading: Promise<void> | undefined;

  /** Who is rung, one by one. */
  get users(): readonly string[] {
    return this.to.split(/\s+/).filter(Boolean);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  override click(): void {
    this.renderRoot.querySelector('button')?.click();
  }

  protected override willUpdate(): void {
    this.#follow();
  }

  protected override render(): unknown {
    const { engine, users } = this;
    const state = stateOf(engine, users, this.roomId);
    const presence = presenceOf(engine, users);
    const why = cannotCall();
    this.setStates({
      calling: state === 'calling',
      'in-call': state === 'in-call',
      available: presence === 'available',
      busy: presence === 'busy',
      offline: presence === 'offline',
      unsupported: why !== undefined,
    });
    const line = engine?.signaling.state.value;
    const isUsable = !why && (state !== 'idle' || line === 'connected');
    const isStuck = !isUsable && (why || (line && line !== 'connecting'));
    const isOver = goingTo(engine, users)?.status === 'ended';
    if (isStuck || isOver || this.#failure.value) this.#explain();
    const remark = this.#remark.value;
    const label = state === 'idle' && remark?.label;
    // The remark may have to come from the very server that is lost; until it has, this is what is sure.
    const isLost = !why && !isUsable && (line === 'offline' || line === 'reconnecting');
    const lost = isLost && !remark && this.words.term('offline');
    return html`
      <button
        part="button"
        class=${state === 'idle' ? 'accent' : 'danger'}
        ?disabled=${this.disabled}
        aria-disabled=${isUsable ? nothing : 'true'}
        aria-describedby="hint"
        title=${lost || nothing}
        @pointerenter=${this.#explain}
        @focus=${this.#explain}
        @click=${isUsable ? this.#press : nothing}
      >
        <span part="icon">${icon(state === 'idle' && this.video ? video : phone)}</span>
        <span part="label">${label || this.#label(state)}</span>
        ${presence && state === 'idle' ? html`<span part="presence" class=${presence} role="img" title=${this.words.term(presence)}></span>` : nothing}
      </button>
      ${isUsable ? nothing : (remark?.hint ?? html`<span id="hint" hidden>${lost || nothing}</span>`)}
    `;
  }

  #label(state: CallState): unknown {
    if (state === 'calling') return this.words.term('cancel');
    if (state === 'in-call') return this.words.term('hangUp');
    const word = this.to ? (this.video ? 'videoCall' : 'call') : 'join';
    return html`<slot>${this.words.term(word)}</slot>`;
  }

  #press(): void {
    const { engine, video, roomId, users: to } = this;
    this.#failure.value = undefined;
    const tried = (deed: Promise<void>) =>
      deed.catch((thrown) => {
        this.#failure.value = thrown;
        setTimeout(() => {
          if (this.#failure.peek() === thrown) this.#failure.value = undefined;
        }, SHOWN);
        throw thrown;
      });
    const state = stateOf(engine, to, roomId);
    if (state !== 'idle') {
      act(this, engine, 'call-hang-up', {}, (now) =>
        state === 'calling' ? now.cancel(to) : now.hangUp(),
      );
    } else if (to.length > 0) {
      const options = { video, seconds: this.ringSeconds || undefined };
      act(this, engine, 'call-invite', { to, video }, (now) => tried(now.invite(to, options)));
    } else if (roomId) {
      act(this, engine, 'call-join', { room: roomId }, (now) => tried(now.join(roomId)));
    }
  }

  /**
   * Loads what it has to say beyond its label: before there may be something, since there may be no network then. And
   * what a call needs, for whoever points at a button may well press it.
   */
  #explain(): void {
    this.engine?.prepare();
    this.#loading ??= import('./button-remark.ts').then(
      ({ ButtonRemark }) => {
        this.#remark.value = new ButtonRemark(this, this.#failure);
      },
      () => {
        this.#loading = undefined;
      },
    );
  }

  /** Watches the presence of whom it would ring, and no longer of others. */
  #follow(): void {
    const { presence } = this.engine ?? {};
    if (presence === this.#presence && this.to === this.#followed) return;
    this.#unfollow();
    if (!presence) return;
    this.#presence = presence;
    this.#followed = this.to;
    this.#following = new AbortController();
    presence.follow(this.users, this.#following.signal);
  }

  #unfollow(): void {
    this.#following?.abort();
    this.#presence = undefined;
  }
}

define('call-button', CallButton);

declare global {
  interface HTMLElementTagNameMap {
    'call-button': CallButton;
  }
}
