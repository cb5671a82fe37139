import type { Signaling } from '../../signaling/signaling.ts';
import { Alerting } from './alerting.ts';
import { Blocks } from './blocks.ts';
import { Missed } from './missed.ts';
import { Notices } from './notices.ts';

/** What reaches people who are not looking: what they have missed, and calls that they would miss. */
export class Alerts {
  readonly missed: Missed;
  readonly alerting: Alerting;
  readonly #signaling: Signaling;
  readonly #until: AbortSignal;
  #notices: Notices | undefined;
  #blocks: Blocks | undefined;

  constructor(signaling: Signaling, until: AbortSignal) {
    this.#signaling = signaling;
    this.#until = until;
    this.missed = new Missed(signaling, until);
    this.alerting = new Alerting(signaling, until);
  }

  /** Asked for from the server when somebody first wants them: not every page that rings shows them. */
  get notices(): Notices {
    this.#notices ??= new Notices(this.#signaling, this.#until);
    return this.#notices;
  }

  /** The same for whom the person has blocked. */
  get blocks(): Blocks {
    this.#blocks ??= new Blocks(this.#signaling, this.#until);
    return this.#blocks;
  }

  /** Whether the page shows no notifications of its own: turned off, or shown by the service worker. */
  get isPageSilent(): boolean {
    const { status, canPush } = this.alerting;
    const now = status.peek();
    return now === 'off' || (now === 'on' && canPush.peek());
  }
}

const known = new WeakMap<Signaling, Alerts>();

/** Those of one signed-in person; the same ones for whoever asks. */
export function alertsFor(signaling: Signaling, until: AbortSignal): Alerts {
  const alerts = known.get(signaling) ?? new Alerts(signaling, until);
  known.set(signaling, alerts);
  return alerts;
}
