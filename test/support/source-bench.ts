import type { Capture } from '../../src/media/capture.ts';
import { Source } from '../../src/media/source.ts';
import { SourceDriver } from '../../src/media/source-driver.ts';
import type { Device } from '../../src/protocol/slot.ts';
import { canvasCapture } from '../../src/testing/canvas-capture.ts';

/** Sources on devices whose permission is asked for as long as a test wants. */
export class SourceBench {
  /** Every track that was opened, and what the sources said of the system. */
  readonly opened: MediaStreamTrack[] = [];
  readonly changes: string[] = [];
  /** While it is there, the browser is still asking. */
  permission: PromiseWithResolvers<void> | undefined;
  /** Resolves when the browser was asked. */
  asked = Promise.withResolvers<void>();
  readonly #sources: Source[] = [];

  readonly capture: Capture = async (slot) => {
    this.asked.resolve();
    await this.permission?.promise;
    const track = await canvasCapture('test')(slot);
    this.opened.push(track);
    return track;
  };

  open(slot: Device, by = this.capture): Source {
    return this.#keep(new Source(slot, async (_, state) => this.#driver(slot, state, by)));
  }

  /** The same, with what drives it. */
  async driven(slot: Device, by = this.capture): Promise<{ source: Source; driver: SourceDriver }> {
    const made = Promise.withResolvers<SourceDriver>();
    const source = new Source(slot, async (_, state) => {
      made.resolve(this.#driver(slot, state, by));
      return made.promise;
    });
    await this.#keep(source).set(true);
    return { source, driver: await made.promise };
  }

  end(): void {
    for (const source of this.#sources) source.release();
  }

  #keep(source: Source): Source {
    this.#sources.push(source);
    return source;
  }

  #driver(
    slot: Device,
    state: ConstructorParameters<typeof SourceDriver>[0]['state'],
    by: Capture,
  ): SourceDriver {
    const onChange = (what: string) => this.changes.push(what);
    return new SourceDriver({ slot, state, open: () => by(slot), onChange });
  }
}

/** What the system does to a track. */
export function system(track: MediaStreamTrack | undefined, type: 'mute' | 'unmute' | 'ended') {
  if (type === 'ended') track?.stop();
  else Object.defineProperty(track, 'muted', { value: type === 'mute', configurable: true });
  track?.dispatchEvent(new Event(type));
}
