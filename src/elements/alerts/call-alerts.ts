import { css, html } from 'lit';
import bell from 'lucide/dist/esm/icons/bell.mjs';
import bellOff from 'lucide/dist/esm/icons/bell-off.mjs';
import type { Alerting } from '../../engine/alerts/alerting.ts';
import type { AlertingStatus } from '../../engine/alerts/alerting-state.ts';
import type { Engine } from '../../engine/engine.ts';
import '../base/english-alerts.ts';
import '../base/join.ts';
import { act } from '../base/act.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { icon } from '../base/icon.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';
import { AlertsOf } from './alerts-of.ts';

const WORDS = {
  unsupported: 'alertsUnsupported',
  off: 'alertsOff',
  asking: 'alertsAsking',
  on: 'alertsOn',
  denied: 'alertsDenied',
  failed: 'alertsFailed',
} as const satisfies Record<AlertingStatus, string>;

/**
 * Lets a person be alerted to calls while the page is out of sight and, where the provider has a `service-worker` and the
 * server keys for Web Push, while it is closed. The browser is asked for its permission when this is pressed, and never
 * before.
 *
 * @summary A switch for notifications of calls.
 * @element call-alerts
 * @csspart switch - The button.
 * @csspart label - What it turns on.
 * @csspart status - How it is, and what to do about it.
 * @cssState on - Alerts are on.
 * @cssState off - They are off.
 * @cssState asking - The browser asks, or is being signed up.
 * @cssState denied - The browser has blocked them; what helps is said.
 * @cssState failed - Closed pages cannot be reached, though that was wanted; pressing tries again.
 * @cssState unsupported - This browser or page has none.
 * @fires {CustomEvent} call-toggle - Before it is turned on or off: `{slot: 'alerts', on}`; cancelable.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The colour of the switch while it is on.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The colour of the button.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - The status, and the switch while it is off.
 */
export class CallAlerts extends CallElement {
  static override styles = [
    tokens,
    moreTokens,
    buttonStyles,
    css`
      :host {
        display: block;
        max-inline-size: 44ch;
      }
      button {
        inline-size: 100%;
        justify-content: start;
        text-align: start;
      }
      button[aria-disabled='true'] .track {
        opacity: 0.5;
      }
      [part='label'] {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .track {
        flex: none;
        inline-size: 40px;
        padding: 2px;
        border: 2px solid var(--muted);
        border-radius: 999px;
      }
      .thumb {
        display: block;
        inline-size: 16px;
        block-size: 16px;
        border-radius: 50%;
        background: var(--muted);
      }
      [aria-checked='true'] .track {
        border-color: var(--accent);
        background: var(--accent);
      }
      [aria-checked='true'] .thumb {
        margin-inline-start: auto;
        background: var(--on-accent);
      }
      [part='status'] {
        margin: var(--space) 0 0;
        color: var(--muted);
      }
      @media (forced-colors: active) {
        .thumb,
        [aria-checked='true'] .thumb {
          background: ButtonText;
        }
        [aria-checked='true'] .track {
          border-color: Highlight;
        }
      }
    `,
  ];

  readonly #alerts = new AlertsOf();

  get #alerting(): Alerting | undefined {
    return this.#alerts.get(this.engine)?.alerting;
  }

  protected override render(): unknown {
    const { words, engine } = this;
    const alerting = this.#alerting;
    const status = alerting?.status.value;
    for (const name of Object.keys(WORDS)) this.setStates({ [name]: name === status });
    const isOn = status === 'on';
    const isUsable = status !== undefined && status !== 'unsupported' && status !== 'asking';
    const press = (): void => {
      if (isUsable) this.#turn(!isOn);
    };
    return html`
      <button
        part="switch"
        role="switch"
        aria-checked=${isOn ? 'true' : 'false'}
        aria-disabled=${isUsable ? 'false' : 'true'}
        aria-describedby="status"
        @click=${press}
      >
        ${icon(isOn ? bell : bellOff)}
        <span part="label">${words.term('alerts')}</span>
        <span class="track" aria-hidden="true"><span class="thumb"></span></span>
      </button>
      <p part="status" id="status" role="status">${this.#says(engine, alerting)}</p>
    `;
  }

  #says(engine: Engine | undefined, alerting: Alerting | undefined): string {
    const { words } = this;
    if (!engine) return words.error('unauthorized');
    if (!alerting) return words.term('connecting');
    const status = alerting.status.value;
    if (status === 'on' && alerting.canPush.value) return words.term('alertsOnPush');
    return words.term(WORDS[status]);
  }

  #turn(on: boolean): void {
    const alerting = this.#alerting;
    act(this, this.engine, 'call-toggle', { slot: 'alerts', on }, () => alerting?.turn(on));
  }
}

define('call-alerts', CallAlerts);

declare global {
  interface HTMLElementTagNameMap {
    'call-alerts': CallAlerts;
  }
}
