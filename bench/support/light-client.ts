import { WebSocket } from 'ws';

/** How Engine.IO and Socket.IO begin their frames: a digit each (their protocols 4 and 5). */
const [PING, PONG] = ['2', '3'];
const [CONNECT, EVENT, REPLY, REFUSED] = ['40', '42', '43', '44'];
/** Characters in which the name of an event is found. */
const NAME = 40;

/** The n-th address of this machine's own, so that each client comes from another. */
export const address = (n: number): string => `127.1.${(n >> 8) & 255}.${n & 255}`;

/**
 * Somebody connected by as little as can speak Socket.IO: what comes in is told apart by its first characters and read only
 * when somebody asks for that. So one core can load a server on another one.
 */
export class LightClient {
  /** Hears of each event, by its name. */
  onEvent: (name: string) => void = () => {};
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: string) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects from an address, and resolves when the server has said `hello`, or let this one in where it says nothing. */
  static open(url: string, user: string, from: string, hello?: string): Promise<LightClient> {
    const target = `${url.replace('http://localhost', 'ws://127.0.0.1')}/socket.io/`;
    const socket = new WebSocket(`${target}?EIO=4&transport=websocket`, {
      localAddress: from,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    const client = new LightClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('close', () => reject(new Error(`${user} was not let in`)));
      socket.once('open', () => socket.send(CONNECT + JSON.stringify({ user })));
      client.onEvent = (name) => name === hello && resolve(client);
      socket.on('message', (frame: Buffer) => {
        const kind = frame.toString('latin1', 0, 2);
        if (kind === EVENT) client.#hear(frame);
        else if (kind === REPLY) client.#answer(frame);
        else if (kind === PING) socket.send(PONG);
        else if (kind === CONNECT && hello === undefined) resolve(client);
        else if (kind === REFUSED) reject(new Error(frame.toString()));
      });
    });
  }

  /** Sends a command with a payload that is JSON already. The reply, JSON too, is handed to `done`. */
  send(command: string, payload: string, done: (reply: string) => void): void {
    this.#asked += 1;
    this.#waiting.set(this.#asked, done);
    this.#socket.send(`${EVENT}${this.#asked}["${command}",${payload}]`);
  }

  /** The same for what is sent once. Throws where it is refused. */
  async ask(command: string, payload: object): Promise<Record<string, unknown>> {
    const reply = await new Promise<string>((resolve) =>
      this.send(command, JSON.stringify(payload), resolve),
    );
    assertFine(reply);
    return JSON.parse(reply)[0] as Record<string, unknown>;
  }

  /** Ends the connection, and resolves when it is over. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket.once('close', resolve);
      this.#socket.close();
    });
  }

  #hear(frame: Buffer): void {
    const start = frame.toString('latin1', EVENT.length + 2, NAME);
    this.onEvent(start.slice(0, start.indexOf('"')));
  }

  #answer(frame: Buffer): void {
    const text = frame.toString('latin1', REPLY.length);
    const from = text.indexOf('[');
    const id = Number(text.slice(0, from));
    this.#waiting.get(id)?.(text.slice(from));
    this.#waiting.delete(id);
  }
}

/** A server that refuses measures nothing. */
export function assertFine(reply: string): void {
  if (!reply.startsWith('[{"ok":true')) throw new Error(`refused: ${reply}`);
}
