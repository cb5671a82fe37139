import { css, html, nothing } from 'lit';
import '../base/english-sharing.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import { CallError } from '../../protocol/errors.ts';
import { act } from '../base/act.ts';
import { DEEDS } from '../base/deeds.ts';
import type { CallControls } from './call-controls.ts';

export const styles = css`
  [part='sharing'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(0.5 * var(--space)) var(--space);
    inline-size: fit-content;
    margin: 0 auto var(--space);
    padding: calc(0.5 * var(--space));
    padding-inline-start: calc(1.5 * var(--space));
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--accent) 12%, var(--surface));
    color: var(--text);
  }
  [part='sharing'] p {
    margin: 0;
  }
  [part='sharing'] button {
    padding-inline: var(--space);
    background: transparent;
    color: var(--accent);
  }
  [part='sharing'] [part~='stop-sharing'] {
    background: var(--accent);
    color: var(--on-accent);
  }
`;

/** What stands there for as long as one shares the screen, since one does not see it oneself. */
export function sharing(host: CallControls, engine: Engine, { screen }: Room): unknown {
  const { words } = host;
  const isAsking = screen.state.value.status === 'replacing';
  return html`<div part="sharing">
    <p>${words.term('sharing')}</p>
    <button
      part="button share-else"
      aria-busy=${isAsking ? 'true' : nothing}
      @click=${() => shareElse(host, engine)}
    >
      ${words.term('shareElse')}
    </button>
    <button part="button stop-sharing" @click=${() => DEEDS.screen(host, engine)}>
      ${words.term('stopSharing')}
    </button>
  </div>`;
}

function shareElse(host: CallControls, engine: Engine): void {
  act(host, engine, 'call-toggle', { slot: 'screen', on: true }, ({ room, facts }) =>
    room.value?.screen.share().catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      facts.emit('call-error', { code, message, slot: 'screen' });
    }),
  );
}
