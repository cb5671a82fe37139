import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import volume from 'lucide/dist/esm/icons/volume-2.mjs';
import type { Devices } from '../../engine/devices.ts';
import type { DeviceKind, ListedDevice } from '../../media/device-choice.ts';
import type { Process, Processing } from '../../media/processing.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { deviceSelect } from './device-select.ts';
import type { TestSound } from './device-settings.ts';

interface Facts {
  /** Undefined until the code for it is loaded. */
  readonly devices: Devices | undefined;
  readonly pending: DeviceKind | undefined;
  readonly sound: TestSound;
  readonly onChoose: (kind: DeviceKind, device: ListedDevice | undefined) => void;
  readonly onProcess: (process: Process, on: boolean) => void;
  readonly onTestSound: () => void;
}

/** Which devices are used, the test sound, and what is done to the microphone's sound. */
export function deviceChoices(facts: Facts, words: Localize): unknown {
  const { devices, sound } = facts;
  const select = (kind: DeviceKind) => devices && deviceSelect(devices, choice(kind), words);
  const choice = (kind: DeviceKind) => ({
    kind,
    isPending: facts.pending === kind,
    onChoose: (device: ListedDevice | undefined) => facts.onChoose(kind, device),
  });
  const title = sound === 'playing' ? 'testSoundPlaying' : 'testSound';
  return html`<div class="choices">
    ${select('microphone')} ${select('camera')}
    <div class="row">
      ${'setSinkId' in HTMLMediaElement.prototype ? select('speaker') : nothing}
      <button part="button test-sound" aria-disabled=${String(sound === 'playing')} @click=${sound === 'playing' ? nothing : facts.onTestSound}>
        ${icon(volume)} ${words.term(title)}
      </button>
    </div>
    ${sound === 'failed' ? html`<p part="notice" role="status">${words.term('testSoundFailed')}</p>` : nothing}
    ${devices ? processing(devices.choices.value.processing, facts, words) : nothing}
  </div>`;
}

function processing(wanted: Processing, { onProcess }: Facts, words: Localize): unknown {
  return html`<details part="processing">
    <summary>${words.term('sound')}</summary>
    ${(Object.keys(wanted) as Process[]).map(
      (process) => html`<label class="switch">
        <input
          part="switch ${process}"
          type="checkbox"
          role="switch"
          .checked=${live(wanted[process])}
          @change=${({ target }: Event) => onProcess(process, (target as HTMLInputElement).checked)}
        />
        <span>${words.term(process)}</span>
      </label>`,
    )}
  </details>`;
}
