import { type App, createApp } from '../../server/app.ts';
import { displayName } from '../../server/auth/display-name.ts';
import { dispatch } from '../../server/dispatch.ts';
import type { TellFact } from '../../server/facts.ts';
import { memoryShared } from '../../server/nodes/memory-shared.ts';
import type { Pusher } from '../../server/push/pusher.ts';
import { MemoryRecordings } from '../../server/recordings/memory-recordings.ts';
import type { Session } from '../../server/session.ts';
import type { ChatLog } from '../../server/storage/chat-log.ts';
import { Keeper } from '../../server/storage/keeper.ts';
import { MemoryFiles } from '../../server/storage/memory-files.ts';
import { MemoryQualityReports } from '../../server/storage/memory-quality-reports.ts';
import { memoryStores } from '../../server/storage/memory-stores.ts';
import type { QualityReports } from '../../server/storage/quality-reports.ts';
import { log } from '../base/log.ts';
import { newId } from '../base/new-id.ts';
import { queue } from '../base/serial.ts';
import { Engine } from '../engine/engine.ts';
import type { EngineParts } from '../engine/engine-parts.ts';
import { CallError } from '../protocol/errors.ts';
import type { UserId } from '../protocol/ids.ts';
import { DURATIONS, type Durations } from '../protocol/limits.ts';
import type { Happening } from '../protocol/notice.ts';
import type { Role } from '../protocol/roles.ts';
import type { FileExchange } from '../signaling/signaling.ts';
import { canvasBackend } from './canvas-backend.ts';
import { canvasCapture } from './canvas-capture.ts';
import { canvasScreen } from './canvas-screen.ts';
import { InPageOutbox } from './in-page-outbox.ts';
import { InventedPerson } from './invented-person.ts';
import { type Deliver, type Line, LoopbackSignaling } from './loopback-signaling.ts';

/**
 * The companion server's real rules, running in the page: for tests, stories and documentation that need calls but
 * neither a network nor a camera.
 */
export class InPageServer {
  /** How calls were, as their pages have reported. */
  readonly reports: QualityReports = new MemoryQualityReports();
  readonly #outbox = new InPageOutbox();
  readonly #files = new MemoryFiles();
  readonly #addresses = new Map<string, string>();
  /** Files get here without HTTP, and are what the page believes them to be. */
  readonly #exchange: FileExchange = {
    upload: async (ticket, content) => {
      const { sharing } = this.#app;
      const allowed = await sharing.claim(ticket);
      const bytes = new Uint8Array(await content.arrayBuffer());
      const file = await sharing.receive(allowed, bytes, content.type || undefined);
      this.#addresses.set(file.id, URL.createObjectURL(content));
      return file;
    },
    addressOf: (id) => this.#addresses.get(id) ?? 'about:blank',
  };
  readonly #launch: () => App;
  /** Stops what is planned. */
  #ended = new AbortController();
  #app: App;
  readonly #onError = (error: unknown) => log.warn('the in-page server failed', error);

  constructor({
    open = true,
    durations = {} as Partial<Durations>,
    /** What would reach closed pages, were there a push service in the page. */
    pusher = undefined as Pusher | undefined,
    /** What was said before, in rooms that are opened again. */
    chatLog = undefined as ChatLog | undefined,
    /** How many rooms and calls may go on at a time. */
    mostRooms = Number.POSITIVE_INFINITY,
    /** Where it is told what has happened. */
    tellFact = (() => {}) as TellFact,
  } = {}) {
    this.#launch = () => {
      this.#ended = new AbortController();
      const keeper = new Keeper({
        until: this.#ended.signal,
        failed: (_store, error) => this.#onError(error),
        lost: (store) => this.#onError(new Error(`${store}: something was lost`)),
      });
      return createApp({
        keep: keeper.keep,
        ...memoryStores(),
        ...(chatLog && { chatLog }),
        ...memoryShared(this.#ended.signal, this.#onError),
        files: this.#files,
        fileLimit: 10_000_000,
        reports: this.reports,
        pusher,
        tellFact,
        recordings: new MemoryRecordings(),
        outbox: this.#outbox,
        open,
        mostRooms,
        durations: { ...DURATIONS, ...durations },
        iceServers: async () => ({ iceServers: [] }),
        renew: async () => {
          throw new CallError('wrong-state', 'there are no tokens here');
        },
        onError: this.#onError,
      });
    };
    this.#app = this.#launch();
  }

  /** Starts anew, remembering nothing. Who is connected has to hang up first, and to come back. */
  restart(): void {
    this.#ended.abort();
    this.#app = this.#launch();
  }

  /** Signs somebody in; in rooms with the role that a token would say, where one is given. */
  connect(user: UserId, name: string = user, role?: Role): LoopbackSignaling {
    const identity = { user, name: displayName(name) || user, role };
    return new LoopbackSignaling((deliver) => this.#dial(identity, deliver), this.#exchange);
  }

  /** An engine for somebody, with a canvas for a camera and one for a screen, and canvases for what the others send. */
  engine(user: UserId, name: string = user, parts: Partial<EngineParts> = {}): Engine {
    return new Engine({
      signaling: parts.signaling ?? this.connect(user, name),
      capture: canvasCapture(name),
      captureScreen: canvasScreen,
      openBackend: canvasBackend,
      ...parts,
    });
  }

  /** Somebody to call, to be called by, and to meet. */
  invent(user: UserId, name: string = user, role?: Role): InventedPerson {
    return new InventedPerson(this.connect(user, name, role));
  }

  /** Declines a call as the service worker does: by the token of its notification. */
  async decline(token: string): Promise<void> {
    await this.#app.decline(token);
  }

  /** Tells somebody what none of the rules tells, as the server does when a recording can be had. */
  async notify(user: UserId, what: Happening): Promise<void> {
    await this.#app.notify(user, what);
  }

  close(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
    this.#ended.abort();
  }

  #dial(identity: Omit<Session, 'id'>, deliver: Deliver): Line {
    const session: Session = { ...identity, id: newId() };
    this.#outbox.connect(session.id, deliver);
    const inTurn = queue();
    let isThere = true;
    inTurn(() => this.#app.open(session)).catch(this.#onError);
    return {
      // What was still on its way when the line broke is lost with it.
      ask: async (command, payload) =>
        isThere
          ? inTurn(() => dispatch(this.#app.handlers, session, command, payload, this.#onError))
          : undefined,
      hangUp: () => {
        isThere = false;
        this.#outbox.disconnect(session.id);
        inTurn(() => this.#app.lose(session)).catch(this.#onError);
      },
    };
  }
}
