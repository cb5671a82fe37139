import {
  type DeadDelivery,
  type Deliveries,
  type Delivery,
  type DeliveryKey,
  MOST_DEAD,
  MOST_WAITING,
  TOO_MANY,
} from './deliveries.ts';

interface Entry {
  readonly delivery: Delivery;
  readonly due: number;
}

const keyOf = ({ id, url }: DeliveryKey): string => `${id} ${url}`;
const inOrder = (a: Delivery, b: Delivery): number => a.place - b.place;

/** Events in the memory of one server process, which end with it. */
export class MemoryDeliveries implements Deliveries {
  readonly #waiting = new Map<string, Entry>();
  readonly #dead = new Map<string, DeadDelivery>();
  readonly #most: number;

  constructor(most = MOST_WAITING) {
    this.#most = most;
  }

  async add(delivery: Delivery) {
    const key = keyOf(delivery);
    if (this.#waiting.has(key) || this.#dead.has(key)) return [];
    this.#waiting.set(key, { delivery, due: 0 });
    const [oldest] = this.#waiting.values();
    if (this.#waiting.size <= this.#most || !oldest) return [];
    await this.bury(oldest.delivery, TOO_MANY);
    return [oldest.delivery];
  }

  async claim(url: string, now: number, until: number, most: number) {
    const claimed: Delivery[] = [];
    const calls = new Set<string>();
    const all = [...this.#waiting.values()].filter(({ delivery }) => delivery.url === url);
    for (const { delivery, due } of all.sort((a, b) => inOrder(a.delivery, b.delivery))) {
      if (claimed.length === most) break;
      if (calls.has(delivery.call)) continue;
      calls.add(delivery.call);
      if (due > now) continue;
      claimed.push(delivery);
      this.#waiting.set(keyOf(delivery), { delivery, due: until });
    }
    return claimed;
  }

  async done(which: DeliveryKey) {
    this.#waiting.delete(keyOf(which));
  }

  async postpone(which: DeliveryKey, due: number) {
    const { delivery } = this.#waiting.get(keyOf(which)) ?? {};
    if (!delivery) return;
    const tried = { ...delivery, tries: delivery.tries + 1 };
    this.#waiting.set(keyOf(which), { delivery: tried, due });
  }

  async bury(which: DeliveryKey, reason: string) {
    const key = keyOf(which);
    const { delivery } = this.#waiting.get(key) ?? {};
    if (!delivery) return;
    this.#waiting.delete(key);
    this.#dead.set(key, { ...delivery, tries: delivery.tries + 1, reason });
    const [oldest] = this.#dead.keys();
    if (this.#dead.size > MOST_DEAD && oldest !== undefined) this.#dead.delete(oldest);
  }

  async waiting(most: number) {
    const all = [...this.#waiting.values()].map(({ delivery }) => delivery);
    return all.sort(inOrder).slice(0, most);
  }

  async dead(most: number) {
    return [...this.#dead.values()].sort(inOrder).slice(0, most);
  }

  async revive(id: string | undefined, now: number) {
    const all = [...this.#dead].filter(([, one]) => id === undefined || one.id === id);
    for (const [key, { reason: _reason, ...delivery }] of all) {
      this.#dead.delete(key);
      this.#waiting.set(key, { delivery: { ...delivery, tries: 0 }, due: now });
    }
    return all.length;
  }
}
