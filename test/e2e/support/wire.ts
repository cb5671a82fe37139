import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the server that a test can cut: everything goes through here, byte by byte. */
export class Wire {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** `webSockets: false` is a network that forbids them, as some companies' do. */
  static async to(url: string, { webSockets = true } = {}): Promise<Wire> {
    const { port } = new URL(url);
    const server = createServer();
    const wire = new Wire(server);
    server.on('connection', (near) => {
      if (wire.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(Number(port), '127.0.0.1');
      near.pipe(far).pipe(near);
      near.on('data', (data) => {
        if (!webSockets && /^upgrade: websocket/im.test(data.toString('latin1'))) near.destroy();
      });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        wire.#open.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          wire.#open.delete(one);
          other.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Closes what is open, and lets nothing new through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  /** Lets nothing more through of what is open, and does not say so: as after a change of address. */
  hush(): void {
    for (const socket of this.#open) socket.unpipe().pause();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
