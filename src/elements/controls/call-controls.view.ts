import { css, html, nothing } from 'lit';
import '../base/english.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import { DEVICES, type Device } from '../../protocol/slot.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { pageHas } from '../base/page-has.ts';
import { troublesOf } from '../stage/troubles.ts';
import { BUTTONS, type ButtonFacts } from './buttons.ts';
import type { CallControls } from './call-controls.ts';
import type { menusOf } from './menu.ts';

export const styles = [
  moreTokens,
  buttonStyles,
  css`
    :host {
      display: block;
    }
    [role='group'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: var(--space);
      position: relative;
    }
    [role='group'] > button {
      position: relative;
      inline-size: 48px;
      block-size: 48px;
      padding: 0;
      border-radius: 50%;
    }
    [part~='hang-up'] {
      inline-size: 64px;
      border-radius: 999px;
    }
    .off {
      background: color-mix(in srgb, var(--danger) 16%, var(--raised));
      color: var(--danger);
    }
    .shown {
      background: color-mix(in srgb, var(--accent) 18%, var(--raised));
      color: var(--accent);
    }
    .count {
      position: absolute;
      inset-block-start: -2px;
      inset-inline-end: -2px;
      min-inline-size: 20px;
      padding: 0 5px;
      border-radius: 999px;
      background: var(--danger);
      color: var(--on-danger);
      font-size: 12px;
      line-height: 20px;
    }
    [part='notice'] {
      inline-size: fit-content;
      margin: 0 auto var(--space);
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--danger) 12%, var(--surface));
      color: var(--text);
      text-align: center;
    }
    [part='news'] {
      inline-size: fit-content;
      margin: 0 auto var(--space);
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--raised);
      text-align: center;
    }
    [part='hint'] {
      position: absolute;
      z-index: 2;
      inset-block-end: calc(100% + 6px);
      inset-inline-start: 0;
      padding: calc(0.5 * var(--space)) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--text);
      color: var(--surface);
      white-space: nowrap;
    }
    @media (prefers-reduced-motion: no-preference) {
      .pending .icon {
        animation: wait 0.9s ease-in-out infinite alternate;
      }
    }
    @keyframes wait {
      to {
        opacity: 0.3;
      }
    }
    @media (forced-colors: active) {
      [aria-pressed='false'] {
        border-style: dashed;
      }
    }
  `,
];

export { CallControlsView as View };

const sharingPart = later(() => import('./sharing.ts'));
const morePart = later(() => import('./more-buttons.ts'));
const linesPart = later(() => import('./lines.ts'));
/** What to do about a device that cannot be had. */
const helpPart = later(() => import('../setup/device-trouble.ts'));

type Menus = ReturnType<typeof menusOf>;

class CallControlsView implements View {
  readonly #host: CallControls;

  constructor(host: CallControls) {
    this.#host = host;
  }

  render(): unknown {
    const host = this.#host;
    const { engine, room, words, controls } = host;
    if (!engine || !room) return nothing;
    const asked = controls.split(/\s+/).filter(Boolean);
    const more = asked.every((word) => Object.hasOwn(BUTTONS, word)) ? undefined : morePart(host);
    const known = { ...more?.MORE_BUTTONS, ...BUTTONS };
    const buttons = asked.flatMap((word) => {
      const describe = Object.hasOwn(known, word) ? known[word] : undefined;
      return describe?.(engine, room, words, host) ?? [];
    });
    const menus = more?.menusOf(host);
    // While it is on hold, the call is sent nothing.
    const hasLines = room.held.value || engine.held.value.length > 0;
    const isSharing = room.screen.on.value && !room.held.value;
    return html`
      ${this.#notices(engine, room).map((notice) => html`<p part="notice">${notice}</p>`)}
      ${isSharing ? sharingPart(this.#host)?.sharing(this.#host, engine, room) : nothing}
      ${hasLines ? linesPart(this.#host)?.linesOf(this.#host, engine, room, words) : nothing}
      ${this.#news(engine)}
      <div role="group" aria-label=${words.term('controls')}>
        <slot name="start"></slot>
        ${buttons.map((facts) => this.#button(facts, menus))}
        ${menus?.render(buttons, engine, room)}
        <slot name="end"></slot>
      </div>
    `;
  }

  #news({ devices }: Engine): unknown {
    const news = devices.value?.news.value;
    // What is interrupted is said for as long as it is.
    if (!news || news.code === 'device-interrupted') return nothing;
    const said = helpPart(this.#host)?.deviceNews(news, this.#host.words);
    return said ? html`<p part="news">${said}</p>` : nothing;
  }

  #button(facts: ButtonFacts, menus: Menus | undefined): unknown {
    const { deed, icon: shape, label, hint, on, isPending, count, alert, menu } = facts;
    const colour = deed === 'hang-up' ? 'danger' : colourOf(DEVICES.includes(deed as Device), on);
    return html`<button
      part="button ${deed}"
      class="${colour} ${isPending ? 'pending' : ''}"
      aria-label=${alert ? `${label}, ${alert}` : label}
      title=${hint ?? label}
      aria-busy=${isPending ? 'true' : nothing}
      aria-pressed=${on === undefined ? nothing : String(on)}
      aria-haspopup=${menu ? 'menu' : nothing}
      aria-expanded=${menu ? String(menus?.open === deed) : nothing}
      @click=${() => (menu ? menus?.toggle(deed) : DEEDS[deed](this.#host, this.#host.engine))}
    >
      ${icon(shape)}${count ? html`<span class="count" aria-hidden="true">${count}</span>` : nothing}${alert ? html`<span part="hint">${alert}</span>` : nothing}
    </button>`;
  }

  /** Devices that could not be opened: which, why, and what to do. And what a video-grid would say, if there is none. */
  #notices({ sources }: Engine, room: Room): readonly string[] {
    const { words } = this.#host;
    const devices = DEVICES.flatMap((slot) => {
      const state = sources[slot].state.value;
      const error = 'error' in state ? state.error : undefined;
      if (!error && state.status !== 'interrupted') return [];
      const help = helpPart(this.#host)?.deviceTrouble(state, slot, words);
      return help ?? (error ? words.error(error.code, slot) : []);
    });
    const error = room.screen.error.value;
    if (error) {
      // Brings the words for it.
      sharingPart(this.#host);
      devices.push(words.error(error.code, 'screen'));
    }
    return pageHas(this.#host, 'video-grid') ? devices : [...troublesOf(room, words), ...devices];
  }
}

/** Devices that are off stand out, and so does all else that is on. What is no toggle is neither. */
function colourOf(isDevice: boolean, on: boolean | undefined): string {
  if (isDevice) return on ? '' : 'off';
  return on ? 'shown' : '';
}
