import type { Ring } from '../../engine/invite/incoming-state.ts';
import type { IncomingCall } from '../invite/incoming-call.ts';
import { RingingSound } from '../invite/ringing-sound.ts';

/** What draws a person's attention to a call that rings, beside the card: sound, title, notification, vibration. */
export class IncomingAlert {
  readonly #host: IncomingCall;
  readonly #sound = new RingingSound('ringtone');
  #ringing: { readonly id: string; readonly over: AbortController } | undefined;

  constructor(host: IncomingCall) {
    this.#host = host;
  }

  /** Why nothing is heard, where the browser wants a gesture first. */
  get remark(): string | undefined {
    return this.#sound.isBlocked.value ? this.#host.words.term('toneBlocked') : undefined;
  }

  /** Says what rings now; undefined for nothing, and for what is being answered. */
  set(ring: Ring | undefined): void {
    const invite = ring?.status === 'ringing' ? ring.invite : undefined;
    this.#sound.set(invite !== undefined, this.#host.ringtone);
    if (invite?.id === this.#ringing?.id) return;
    this.#ringing?.over.abort();
    this.#ringing = undefined;
    const { engine, words } = this.#host;
    if (!invite || !engine) return;
    const { id, from, video } = invite;
    const over = new AbortController();
    this.#ringing = { id, over };
    const title = words.term(video ? 'incomingVideoCall' : 'incomingCall', from.name);
    const options = { tag: id, lang: words.lang() };
    import('./elsewhere.ts').then(
      ({ alertElsewhere }) => alertElsewhere(engine, { title, options }, over.signal),
      () => {
        // Not loaded, for want of a network: it is seen and heard all the same.
      },
    );
  }
}
