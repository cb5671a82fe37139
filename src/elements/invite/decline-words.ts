import { css, html } from 'lit';
import { act } from '../base/act.ts';
import { firstClick } from '../base/first-click.ts';
import type { IncomingCall } from './incoming-call.ts';

export const styles = css`
  .words {
    display: grid;
    gap: var(--space);
    margin-block-start: var(--space);
  }
`;

/** What people say most often when they decline. */
const WORDS = ['cannotTalk', 'willCallBack', 'pleaseWrite'] as const;

/** Words to decline with, for the caller to read. */
export function declineWords(host: IncomingCall): unknown {
  const { words, engine } = host;
  const decline = (reason: string) =>
    act(host, engine, 'call-decline', { reason }, (now) => now.decline({ reason }));
  return html`<div class="words" role="group" aria-label=${words.term('declineWith')}>
    ${WORDS.map((word) => {
      const reason = words.term(word);
      return html`<button part="decline-word" dir="auto" @click=${firstClick(() => decline(reason))}>${reason}</button>`;
    })}
  </div>`;
}
