import { html } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import { DEEDS } from '../base/deeds.ts';
import { icon } from '../base/icon.ts';
import { later } from '../base/later.ts';
import type { CallWidget } from './call-widget.ts';

const fullStagePart = later(() => import('../stage/full-stage.ts'));
const pipPart = later(() => import('../pip/pip.ts'));

/** What shows the call larger than the panel, or beside the page, and why that could not be. */
export function corner(host: CallWidget, engine: Engine): unknown {
  const { words } = host;
  const facts = [
    fullStagePart(host)?.fullStageButton(engine, words, true),
    pipPart(host)?.pipButton(engine, words),
  ];
  return facts.map(
    (one) =>
      one &&
      html`<button
          part=${one.deed}
          aria-label=${one.label}
          title=${one.hint ?? one.label}
          aria-pressed=${String(one.on)}
          @click=${() => DEEDS[one.deed](host, engine)}
        >
          ${icon(one.icon)}
        </button>
        ${one.alert ? html`<p part="notice">${one.alert}</p>` : undefined}`,
  );
}
