import { ContextProvider } from '@lit/context';
import { insist } from '../../base/insist.ts';
import { Engine } from '../../engine/engine.ts';
import { FACTS, type FactMap } from '../../engine/facts.ts';
import { QUALITIES } from '../../protocol/quality.ts';
import { SocketSignaling } from '../../signaling/socket-signaling.ts';
import { engineContext } from '../base/engine-context.ts';
import '../base/join.ts';
import type { CallProvider } from './call-provider.ts';
import { listenToCommands } from './commands.ts';
import { identityOf } from './identity.ts';
import { ownOrigin } from './own-origin.ts';

/** Attributes of which another value may mean another person, or another way to be told who it is. */
const IDENTITY = ['server', 'user', 'name', 'token', 'getToken'] as const;
const PREFERENCES = [
  'microphone',
  'camera',
  'icePolicy',
  'callWaiting',
  'preconnect',
  'quality',
] as const;

/** What a provider does once it is painted: makes its engine, keeps it in step with the attributes, and ends it. */
export class Companion {
  readonly #provider: CallProvider;
  #own: Engine | undefined;
  #adopted: Engine | undefined;
  #isStale = true;
  #life = new AbortController();
  #followRoom: () => void = () => {};
  #identity = '';
  #name = '';

  constructor(provider: CallProvider) {
    this.#provider = provider;
    new ContextProvider(provider, { context: engineContext, initialValue: provider.engineSignal });
    listenToCommands(provider);
  }

  /** Takes somebody else's engine, which is theirs to close. */
  adopt(engine: Engine | undefined): void {
    this.#adopted = engine;
    this.#isStale = true;
    this.#use(engine);
    this.settle();
  }

  settingsChanged(changed: ReadonlySet<PropertyKey>): void {
    const mayBeNew = !this.#adopted && IDENTITY.some((name) => changed.has(name));
    this.#isStale ||= mayBeNew && !this.#goesOn();
    this.settle();
    if (PREFERENCES.some((name) => changed.has(name))) this.#prefer();
    this.#followRoom();
  }

  connected(): void {
    this.settle();
  }

  /**
   * Taken out of the document. If it is back by the next task it was only moved (or a framework mounted it twice), and
   * nothing ends; otherwise everything does.
   */
  disconnected(): void {
    setTimeout(() => {
      if (this.#provider.isConnected) return;
      // Nothing on the page could end its call any more.
      void this.#provider.engine?.hangUp().catch(() => {});
      this.#use(undefined);
      this.#isStale = true;
    });
  }

  /** Brings the engine in step with the attributes. */
  settle(): void {
    const provider = this.#provider;
    if (!provider.isConnected || !this.#isStale) return;
    this.#isStale = false;
    this.#use(this.#adopted ?? this.#open());
  }

  /**
   * Whether the engine can go on with what the attributes say now. Every connection asks for the credentials anew, so a
   * fresh token for the same person is no reason to end a call; nor is another name, which the next connection carries.
   */
  #goesOn(): boolean {
    const { engine, name } = this.#provider;
    const isRefused = engine?.signaling.state.peek() === 'refused';
    const isSame = this.#identity === identityOf(this.#provider);
    return !isRefused && isSame && (name === this.#name || engine?.room.peek() !== undefined);
  }

  #prefer(): void {
    const { engine, microphone, camera, icePolicy, callWaiting, preconnect, quality } =
      this.#provider;
    if (!engine) return;
    engine.preferences.microphone.value = microphone !== 'off';
    engine.preferences.camera.value = camera === 'on';
    engine.preferences.preconnect.value = preconnect;
    engine.preferences.quality.value = QUALITIES.includes(quality) ? quality : 'auto';
    engine.preferences.callWaiting.value = callWaiting !== 'off';
    engine.preferences.icePolicy.value = icePolicy === 'relay' ? 'relay' : 'all';
  }

  #open(): Engine | undefined {
    const provider = this.#provider;
    const { server, user, token, getToken } = provider;
    this.#identity = identityOf(provider);
    this.#name = provider.name;
    if (!user && !token && !getToken) return undefined;
    const credentials = async (): Promise<Record<string, string>> => {
      const { user, name, token, getToken } = provider;
      if (getToken) return { token: await getToken() };
      return token ? { token } : { user, name };
    };
    const signaling = new SocketSignaling({ server: server || ownOrigin(), credentials });
    return new Engine({ signaling });
  }

  #use(engine: Engine | undefined): void {
    const provider = this.#provider;
    if (provider.engineSignal.peek() === engine) return;
    // First, since the page is to hear of the call that ends with it.
    if (this.#own !== engine) this.#own?.close();
    this.#life.abort();
    this.#followRoom = () => {};
    this.#life = new AbortController();
    const until = this.#life.signal;
    this.#own = engine === this.#adopted ? undefined : engine;
    provider.engineSignal.value = engine;
    if (!engine) return;
    for (const fact of FACTS) engine.facts.on(fact, (detail) => this.#tell(fact, detail), until);
    this.#prefer();
    if (provider.hasAttribute('service-worker')) {
      import('./follow-worker.ts').then(
        ({ followWorker }) => followWorker(provider, engine, until),
        () => {
          // Not loaded, for want of a network: the next page that is opened tries again.
        },
      );
    }
    this.#followRoom = () => {
      if (!provider.roomId) return;
      this.#followRoom = () => {};
      void insist(
        () => import('./keep-room.ts'),
        ({ keepRoom }) => {
          if (!until.aborted) this.#followRoom = keepRoom(provider, engine, until);
        },
      );
    };
    this.#followRoom();
  }

  /** Tells the page, as an event, and those who cannot see it, in words. */
  #tell<F extends keyof FactMap>(fact: F, detail: FactMap[F]): void {
    const provider = this.#provider;
    const event = () => new CustomEvent(fact, { bubbles: true, composed: true, detail });
    provider.dispatchEvent(event());
    // Out of the document nothing bubbles, and the page is still to hear of the end of its call.
    if (!provider.isConnected) provider.ownerDocument.dispatchEvent(event());
    import('./announcement.ts').then(
      ({ announce }) => announce(provider, fact, detail),
      () => {
        // Not loaded, for want of a network: what is seen still says it.
      },
    );
  }
}
