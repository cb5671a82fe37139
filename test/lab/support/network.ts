import { existsSync } from 'node:fs';
import { Namespace, run } from './namespace.ts';

/** The address of the public host. */
export const PUBLIC = '198.51.100.1';

/** A computer at home, and the router between it and the world. */
export interface Home {
  readonly computer: Namespace;
  readonly router: Namespace;
  /** The router's address in the world. */
  readonly outside: string;
}

/**
 * Two homes and a public host:
 *
 *     alice ─ router ─┐           10.0.1.2 behind 198.51.100.10
 *                     ├─ world    198.51.100.1
 *     bob ─── router ─┘           10.0.2.2 behind 198.51.100.14
 *
 * Both routers are symmetric NATs (RFC 4787: address and port-dependent mapping and filtering), so no two browsers can
 * reach each other through them.
 */
export class Network {
  readonly world: Namespace;
  readonly homes: readonly [Home, Home];
  readonly #all: Namespace[] = [];
  readonly #prefix = `lab-${process.pid}`;

  constructor() {
    removeStale();
    // Also when the process is ended from outside, which node:test does when the time is over.
    process.once('exit', this.dispose);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => process.exit(1));
    }
    this.world = this.#add('world');
    this.world.ip('addr', 'add', `${PUBLIC}/32`, 'dev', 'lo');
    // What is for nowhere goes nowhere, as on the Internet. Without a way out, sending there would be an error, for
    // which coturn closes the allocation.
    this.world.ip(
      'link',
      'add',
      'elsewhere',
      'arp',
      'off',
      'type',
      'veth',
      'peer',
      'name',
      'nowhere',
    );
    for (const device of ['elsewhere', 'nowhere']) this.world.ip('link', 'set', device, 'up');
    this.world.ip('route', 'add', 'default', 'dev', 'elsewhere');
    this.world.run('sysctl', '-qw', 'net.ipv4.ip_forward=1');
    this.homes = [this.#home('alice', 1), this.#home('bob', 2)];
  }

  /** Everything in this network is ended and removed. */
  readonly dispose = (): void => {
    for (const namespace of this.#all.splice(0)) namespace.dispose();
    process.off('exit', this.dispose);
  };

  #add(name: string): Namespace {
    const namespace = new Namespace(`${this.#prefix}-${name}`);
    this.#all.push(namespace);
    return namespace;
  }

  #home(name: string, number: number): Home {
    const computer = this.#add(name);
    const router = this.#add(`${name}-router`);
    const near = `198.51.100.${5 + 4 * number}`;
    const outside = `198.51.100.${6 + 4 * number}`;
    connect([computer, 'lan', `10.0.${number}.2/24`], [router, 'lan', `10.0.${number}.1/24`]);
    connect([router, 'wan', `${outside}/30`], [this.world, name, `${near}/30`]);
    computer.ip('route', 'add', 'default', 'via', `10.0.${number}.1`);
    router.ip('route', 'add', 'default', 'via', near);
    router.run('sysctl', '-qw', 'net.ipv4.ip_forward=1');
    router.iptables(
      ...['-t', 'nat', '-A', 'POSTROUTING', '-o', 'wan', '-j', 'MASQUERADE', '--random-fully'],
    );
    // What nobody has asked for is dropped without a word, as home routers do.
    router.iptables('-A', 'INPUT', '-i', 'wan', '-j', 'DROP');
    return { computer, router, outside };
  }
}

type End = readonly [namespace: Namespace, device: string, address: string];

function connect(one: End, other: End): void {
  run(
    ...(['ip', 'link', 'add', one[1], 'netns', one[0].name, 'type', 'veth'] as const),
    ...['peer', 'name', other[1], 'netns', other[0].name],
  );
  for (const [namespace, device, address] of [one, other]) {
    namespace.ip('addr', 'add', address, 'dev', device);
    namespace.ip('link', 'set', device, 'up');
  }
}

/** Removes what a laboratory that was killed has left behind, with all that still runs in there. */
function removeStale(): void {
  for (const [name = ''] of run('ip', 'netns', 'list').matchAll(/^lab-\d+-[a-z-]+/gm)) {
    if (existsSync(`/proc/${name.split('-')[1]}`)) continue;
    for (const pid of run('ip', 'netns', 'pids', name).split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL');
    }
    run('ip', 'netns', 'del', name);
  }
}
