import { html, nothing } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import { lowerQuality, type Quality } from '../../protocol/quality.ts';
import type { Localize } from '../base/localize.ts';
import { qualityChoice } from '../base/quality-choice.ts';
import '../stats/call-stats.ts';

/** How good the pictures may be that one sends, and, in a call, how good its connections are. */
export function callQuality({ preferences, room, devices }: Engine, words: Localize): unknown {
  const value = preferences.chosenQuality.value ?? preferences.quality.value;
  // Loaded by what chooses devices, beside this.
  const choose = (quality: Quality): void => devices.value?.chooseQuality(quality);
  const hosts = room.value?.roster.doc.value.info.quality ?? undefined;
  const isLowered = lowerQuality(value, hosts) !== lowerQuality(value);
  return html`
    ${qualityChoice({ value, label: words.term('pictureQuality'), choose }, words)}
    ${isLowered ? html`<p part="lowered">${words.term('lowerForAll')}</p>` : nothing}
    ${
      room.value
        ? html`<details part="connection">
            <summary>${words.term('connection')}</summary>
            <call-stats part="stats"></call-stats>
          </details>`
        : nothing
    }
  `;
}
