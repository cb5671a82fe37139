import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Devices } from '../../engine/devices.ts';
import type { DeviceKind, ListedDevice } from '../../media/device-choice.ts';
import { plainName } from '../base/device-news.ts';
import type { Localize } from '../base/localize.ts';

interface Choice {
  readonly kind: DeviceKind;
  readonly isPending: boolean;
  readonly onChoose: (device: ListedDevice | undefined) => void;
}

/** A list of devices of which one is chosen. */
export function deviceSelect(all: Devices, choice: Choice, words: Localize): unknown {
  const { kind, isPending, onChoose } = choice;
  const devices = all.choosable(kind);
  const chosen = all.chosen(kind)?.id ?? '';
  const title = words.term(kind);
  const change = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    onChoose(devices.find(({ id }) => id === value));
  };
  return html`<label>
    <span>${title}</span>
    <select
      part="select choose-${kind}"
      .value=${live(chosen)}
      aria-busy=${String(isPending)}
      @change=${change}
    >
      <option value="" ?selected=${chosen === ''}>${words.term('systemDefault')}</option>
      ${devices.map(
        ({ id, label }, index) =>
          html`<option value=${id} ?selected=${chosen === id}>${plainName(label) || words.term('deviceNumber', title, index + 1)}</option>`,
      )}
    </select>
  </label>`;
}
