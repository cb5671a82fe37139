import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { launch } from './browser.ts';
import { Call } from './call.ts';
import { CallServer } from './call-server.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { type Home, Network } from './network.ts';
import { install, TURN_SECRET, TurnServer } from './turn-server.ts';

/** Two browsers behind two symmetric NATs, and a public host with our server and coturn. */
export class Laboratory {
  readonly network: Network;
  readonly server: CallServer;
  readonly turn: TurnServer;
  /** Of our server, beside those that name the TURN servers. */
  readonly settings: Record<string, string> = {};
  /** For what has to be in a file; gone with the laboratory. */
  readonly folder: string;
  readonly #certificate: Certificate;
  readonly #tidy = () => rmSync(this.folder, { recursive: true, force: true });
  #browsers: readonly Browser[] = [];

  private constructor(network: Network, folder: string) {
    this.network = network;
    this.folder = folder;
    process.once('exit', this.#tidy);
    this.#certificate = makeCertificate(folder);
    this.server = new CallServer(network.world);
    this.turn = new TurnServer(network.world, this.config);
  }

  static async open(): Promise<Laboratory> {
    const folder = mkdtempSync(join(tmpdir(), 'call-elements-lab-'));
    const laboratory = new Laboratory(new Network(), folder);
    const { cert, key } = laboratory.#certificate;
    install(laboratory.config, '--allow-private-peers', '--cert', cert, '--key', key);
    await laboratory.turn.start();
    return laboratory;
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    this.network.dispose();
    process.off('exit', this.#tidy);
    this.#tidy();
  }

  /** coturn's configuration. */
  get config(): string {
    return join(this.folder, 'turnserver.conf');
  }

  get alice(): Home {
    return this.network.homes[0];
  }

  get bob(): Home {
    return this.network.homes[1];
  }

  /** Alice and Bob in one room, with fresh pages, and a server that names these STUN and TURN servers. */
  async call(...urls: readonly string[]): Promise<Call> {
    const turn = { TURN_URLS: urls.join(' '), TURN_SECRET };
    await this.server.start({ ...turn, ...this.settings });
    if (this.#browsers.length === 0) {
      this.#browsers = await Promise.all(
        this.network.homes.map(({ computer }) => launch(computer, this.folder, this.#certificate)),
      );
    }
    return Call.open(this.#browsers);
  }
}
