import { every } from '../../base/every.ts';
import { latest } from '../../base/serial.ts';
import { after } from '../../base/timers.ts';
import { watch } from '../../base/watch.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Carrier } from './carrier.ts';
import type { Health } from './health.ts';
import { ANSWER_LIMIT, type Doubt, isElsewhere, LOOK, wasAsleep } from './line-policy.ts';

/** Network Information API, where there is one. */
type Browser = Navigator & { readonly connection?: EventTarget };

/** Finds out at once, when there is a doubt, whether the server is still to be reached, and sees to it that it is. */
export class Line {
  readonly #signaling: Signaling;
  readonly #carrier: Carrier;

  constructor(signaling: Signaling, carrier: Carrier, health: Health, until: AbortSignal) {
    this.#signaling = signaling;
    this.#carrier = carrier;
    const doubt = latest<Doubt>((why) => this.#check(why, until));
    addEventListener('online', () => void doubt('online'), { signal: until });
    const { connection } = navigator as Browser;
    connection?.addEventListener('change', () => void doubt('network'), { signal: until });
    every(LOOK, (passed) => void (wasAsleep(passed) && doubt('slept')), until);
    watch(() => void (health.isQuiet.value && doubt('link')), until);
    let broken = 0;
    watch(() => {
      const now = [...carrier.links.value.values()].filter((link) => link === 'reconnecting');
      if (now.length > broken) void doubt('link');
      broken = now.length;
    }, until);
  }

  async #check(why: Doubt, until: AbortSignal): Promise<void> {
    const isDown = this.#signaling.state.value !== 'connected';
    // Being tried already, and a broken link says nothing of when it could succeed.
    if (isDown && why === 'link') return;
    const hasAnswered = !isDown && (await this.#answers(until));
    if (until.aborted) return;
    if (!hasAnswered) this.#signaling.reconnect();
    if (isElsewhere(why, hasAnswered)) this.#carrier.refresh();
  }

  /** Whether the server answers in time. */
  #answers(until: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const answered = new AbortController();
      const settle = (hasAnswered: boolean): void => {
        answered.abort();
        resolve(hasAnswered);
      };
      // Nothing is to hold on to a call that is over.
      after(ANSWER_LIMIT, () => settle(false), AbortSignal.any([answered.signal, until]));
      this.#signaling.request('session:check', {}).then(
        () => settle(true),
        // Any refusal is an answer as well.
        () => settle(this.#signaling.state.value === 'connected'),
      );
    });
  }
}
