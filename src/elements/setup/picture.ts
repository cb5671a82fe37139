import { html, nothing } from 'lit';
import mic from 'lucide/dist/esm/icons/mic.mjs';
import micOff from 'lucide/dist/esm/icons/mic-off.mjs';
import video from 'lucide/dist/esm/icons/video.mjs';
import videoOff from 'lucide/dist/esm/icons/video-off.mjs';
import type { Engine } from '../../engine/engine.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { showing } from './showing.ts';

const TOGGLES = [
  ['microphone', mic, micOff],
  ['camera', video, videoOff],
] as const;

type Host = HTMLElement & { readonly words: Localize };

/** One's own picture, as in a mirror, and the buttons for microphone and camera. */
export function picture(host: Host, engine: Engine, isOpen: boolean, onTry: () => void): unknown {
  const { words } = host;
  const { camera } = engine.sources;
  const track = camera.on.value ? camera.track.value : undefined;
  return html`<div part="preview">
    ${track ? mirror(track) : html`<div class="remark">${isOpen ? remark(engine, words) : tryButton(words, onTry)}</div>`}
    <div class="toggles" role="group" aria-label=${words.term('controls')}>
      ${TOGGLES.map(([slot, on, off]) => {
        const { status } = engine.sources[slot].state.value;
        const isOn = engine.room.value ? status === 'on' : engine.preferences[slot].value;
        return html`<button
          part="button ${slot}"
          aria-label=${words.term(slot)}
          aria-pressed=${String(isOn)}
          aria-busy=${status === 'starting' ? 'true' : nothing}
          @click=${() => DEEDS[slot](host, engine)}
        >
          ${icon(isOn ? on : off)}
        </button>`;
      })}
    </div>
  </div>`;
}

/** A camera that looks away from the person is no mirror. */
function mirror(track: MediaStreamTrack): unknown {
  const isAway = track.getSettings().facingMode === 'environment';
  return html`<video
    part="picture"
    class=${isAway ? '' : 'mirrored'}
    autoplay
    playsinline
    muted
    .muted=${true}
    .srcObject=${showing(track)}
  ></video>`;
}

function remark({ sources }: Engine, words: Localize): string {
  const isAsking = Object.values(sources).some(({ state }) => state.value.status === 'starting');
  return words.term(isAsking ? 'tryingDevices' : 'cameraOff');
}

function tryButton(words: Localize, onTry: () => void): unknown {
  return html`<button part="button try" class="accent" @click=${onTry}>
    ${words.term('tryDevices')}
  </button>`;
}
