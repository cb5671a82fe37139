import { signal } from '@preact/signals-core';
import type { PropertyValues } from 'lit';
import { html, nothing } from 'lit';
import type { Devices } from '../../engine/devices.ts';
import type { Engine } from '../../engine/engine.ts';
import type { DeviceKind, ListedDevice } from '../../media/device-choice.ts';
import type { Process } from '../../media/processing.ts';
import { CallError } from '../../protocol/errors.ts';
import { DEVICES, type Device } from '../../protocol/slot.ts';
import '../base/join.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { deviceChoices } from './device-choices.ts';
import { deviceSettingsStyles } from './device-settings.styles.ts';
import { deviceTrouble } from './device-trouble.ts';
import { Meter } from './meter.ts';
import { picture } from './picture.ts';

/** What is going on with the test sound. */
export type TestSound = 'idle' | 'playing' | 'failed';

/**
 * What one is seen with and heard with: the picture, the level of the microphone, and the choice of microphone, camera
 * and speaker, in a call and before one. Choices are remembered. Outside a call it opens devices when it is asked to,
 * by its button or by `preview`, and gives them back when it leaves the page.
 *
 * @summary Microphone, camera and speaker: chosen and tried.
 * @element device-settings
 * @csspart preview - What holds the picture and the two buttons.
 * @csspart picture - The picture of the camera, mirrored.
 * @csspart try - Opens the devices to try them.
 * @csspart button - Every button.
 * @csspart microphone - Turns the microphone on and off; between calls, for the next one.
 * @csspart camera - Likewise the camera.
 * @csspart meter - How loud the microphone is.
 * @csspart level - The part of it that is full.
 * @csspart select - Every list of devices.
 * @csspart choose-microphone - The list of microphones.
 * @csspart choose-camera - The list of cameras.
 * @csspart choose-speaker - The list of speakers, where the browser lets one choose.
 * @csspart test-sound - Plays a sound.
 * @csspart processing - What the browser does to the microphone's sound.
 * @csspart switch - Each of these.
 * @csspart retry - Tries again to load what knows the devices.
 * @csspart notice - What is wrong with a device, and what to do.
 * @cssState trying - Devices are open outside a call.
 * @cssState troubled - A device cannot be had.
 * @fires {CustomEvent} call-toggle - Before the microphone or camera is turned on or off: `{slot, on}`; cancelable.
 * @cssproperty [--call-stage=light-dark(#e6e9f0, #0f1116)] - The colour behind the picture.
 * @cssproperty [--call-positive=light-dark(#17743a, #6fd693)] - The colour of the level.
 */
export class DeviceSettings extends CallElement {
  static override styles = deviceSettingsStyles;

  static override properties = {
    preview: { type: Boolean },
  };

  /** Opens the devices at once, outside a call as well. */
  preview = false;

  readonly #meter = new Meter(this);
  readonly #isTrying = signal(false);
  /** The kind of device that is being exchanged, and the reason why the last one could not be. */
  readonly #pending = signal<DeviceKind | undefined>();
  readonly #failure = signal<CallError | undefined>();
  /** Which kind that was. */
  #failed: Device | undefined;
  readonly #sound = signal<TestSound>('idle');
  #engine: Engine | undefined;
  #look = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    // Back on the page it begins anew.
    this.#engine = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // An update may still be on its way when it leaves the page: nothing may be opened then.
    if (!this.isConnected) return;
    const { engine } = this;
    const isNew = engine !== this.#engine;
    this.#engine = engine;
    if (isNew) this.#close();
    if (isNew || changed.has('preview')) this.#begin();
  }

  protected override render(): unknown {
    const { engine, words } = this;
    if (!engine) return html`<p part="notice">${words.term('notSignedIn')}</p>`;
    const troubles = DEVICES.map((slot) =>
      deviceTrouble(engine.sources[slot].state.value, slot, words),
    );
    const failure = this.#failure.value;
    const problems = [...troubles, failure ? words.error(failure.code, this.#failed) : ''];
    const isOpen = this.#isTrying.value || this.room !== undefined;
    this.setStates({ trying: this.#isTrying.value, troubled: troubles.some(Boolean) });
    return html`
      <div class="look">
        ${picture(this, engine, isOpen, () => this.#try())}
        <div part="meter" role="meter" aria-label=${words.term('level')} aria-valuenow="0">
          <div part="level"></div>
        </div>
        <div class="notices" role="status">
          ${problems.map((text) => (text ? html`<p part="notice">${text}</p>` : nothing))}
          ${failure && !engine.devices.value ? html`<button part="button retry" @click=${this.#begin}>${words.term('retry')}</button>` : nothing}
        </div>
      </div>
      ${deviceChoices(
        {
          devices: engine.devices.value,
          pending: this.#pending.value,
          sound: this.#sound.value,
          onChoose: (kind, device) => this.#choose(kind, device),
          onProcess: (process, on) => this.#process(process, on),
          onTestSound: () => void this.#testSound(engine),
        },
        words,
      )}
    `;
  }

  protected override updated(): void {
    const { microphone } = this.engine?.sources ?? {};
    this.#meter.follow(microphone?.on.value ? microphone.track.value : undefined);
  }

  /** Loads what knows the devices, and opens them if it is to do so by itself. */
  #begin(): void {
    const { engine } = this;
    if (!engine) return;
    if (this.preview) this.#try();
    else this.#do(engine.loadDevices().then((devices) => devices.refresh()));
  }

  #try(): void {
    const { engine } = this;
    if (!engine) return;
    this.#close();
    this.#isTrying.value = true;
    const { signal: until } = this.#look;
    const looking = engine.loadDevices().then((devices) => devices.preview(until));
    this.#do(
      looking.catch((thrown) => {
        if (!until.aborted) this.#close();
        throw thrown;
      }),
    );
  }

  /** Looks no more. */
  #close(): void {
    this.#look.abort();
    this.#look = new AbortController();
    this.#isTrying.value = false;
  }

  #choose(kind: DeviceKind, device: ListedDevice | undefined): void {
    this.#exchange(kind, (devices) => devices.choose(kind, device));
  }

  #process(process: Process, on: boolean): void {
    this.#exchange('microphone', (devices) => devices.process(process, on));
  }

  #exchange(kind: DeviceKind, deed: (devices: Devices) => Promise<void>): void {
    const devices = this.engine?.devices.value;
    if (!devices) return;
    this.#pending.value = kind;
    this.#failed = kind === 'speaker' ? undefined : kind;
    this.#do(
      deed(devices).finally(() => {
        this.#pending.value = undefined;
      }),
    );
  }

  #do(deed: Promise<void>): void {
    this.#failure.value = undefined;
    deed.catch((thrown) => {
      this.#failure.value = CallError.from(thrown, 'offline');
    });
  }

  async #testSound({ preferences }: Engine): Promise<void> {
    this.#sound.value = 'playing';
    try {
      const { playTestSound } = await import('../../media/test-sound.ts');
      await playTestSound(preferences.speaker.value);
      this.#sound.value = 'idle';
    } catch {
      this.#sound.value = 'failed';
    }
  }
}

define('device-settings', DeviceSettings);

declare global {
  interface HTMLElementTagNameMap {
    'device-settings': DeviceSettings;
  }
}
