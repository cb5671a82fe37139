import { html } from 'lit';
import mic from 'lucide/dist/esm/icons/mic.mjs';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import settings from 'lucide/dist/esm/icons/settings-2.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import videoOff from 'lucide/dist/esm/icons/video-off.mjs';
import type { Engine } from '../../engine/engine.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { initials } from '../base/initials.ts';
import type { CallWidget } from './call-widget.ts';

const DEVICES = [
  ['microphone', mic, micOff],
  ['camera', video, videoOff],
] as const;

/** Before a call: whom it will be with, whether it begins with the microphone and the camera on, and with which ones. */
export function lobby(host: CallWidget, engine: Engine | undefined, button: unknown): unknown {
  const { words, to, roomId } = host;
  const people = engine?.presence.people.value;
  const users = to.split(/\s+/).filter(Boolean);
  const names = users.map((user) => people?.get(user)?.name ?? user);
  const who = names.length > 0 ? words.list(names) : roomId;
  return html`
    <div class="lobby">
      <div class="face" aria-hidden="true">${initials(names[0] ?? roomId)}</div>
      <p part="whom" class="whom" dir="auto">${who}</p>
      <div role="group" class="toggles" aria-label=${words.term('controls')}>
        ${DEVICES.map(([slot, on, off]) => {
          const isOn = engine?.preferences[slot].value ?? false;
          return html`<button
            part=${slot}
            aria-label=${words.term(slot)}
            aria-pressed=${String(isOn)}
            ?disabled=${!engine}
            @click=${() => DEEDS[slot](host, engine)}
          >
            ${icon(isOn ? on : off)}
          </button>`;
        })}
        <button
          part="settings"
          aria-label=${words.term('settings')}
          title=${words.term('settings')}
          ?disabled=${!engine}
          @click=${() => DEEDS.settings(host, engine)}
        >
          ${icon(settings)}
        </button>
      </div>
      ${button}
    </div>
  `;
}
