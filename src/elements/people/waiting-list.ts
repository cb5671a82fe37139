import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Waiting } from '../../protocol/hosting.ts';
import { initials } from '../base/initials.ts';
import { inMinutes } from './minutes.ts';
import type { PanelFacts } from './panel-facts.ts';

/** Who waits to be let in, for those who may let them in. */
export function waitingList(facts: PanelFacts): unknown {
  const { hosting, moderation, words } = facts;
  const waiting = hosting?.waiting.value ?? [];
  if (!hosting || waiting.length === 0) return nothing;
  const isPending = moderation.isPending('admit-all');
  return html`<section part="waiting" aria-labelledby="waiting">
    <div class="line">
      <h3 id="waiting">${words.term('waitingPeople', waiting.length)}</h3>
      ${
        waiting.length > 1
          ? html`<button
              part="button admit-all"
              aria-busy=${isPending ? 'true' : nothing}
              @click=${() => moderation.do('admit-all', undefined, () => hosting.admit())}
            >
              ${words.term('admitAll')}
            </button>`
          : nothing
      }
    </div>
    <ul aria-labelledby="waiting">
      ${repeat(
        waiting,
        ({ id }) => id,
        (one) => row(facts, one),
      )}
    </ul>
  </section>`;
}

function row({ hosting, moderation, words, now, question }: PanelFacts, one: Waiting): unknown {
  const { id, name, since, connected } = one;
  const time = inMinutes(now - since, words.lang());
  const about = time ? words.term('waitsFor', time) : words.term('justKnocked');
  const isPending = moderation.isPending('admit', id);
  return html`<li part="knocking" data-member=${id}>
    <span class="face" aria-hidden="true">${initials(name)}</span>
    <span class="about">
      <span class="who"><bdi part="name">${name}</bdi></span>
      <span part="role">${connected ? about : words.term('isAway')}</span>
    </span>
    <span class="answers">
      <button
        part="button admit"
        class="accent"
        aria-label=${words.term('admitName', name)}
        aria-busy=${isPending ? 'true' : nothing}
        @click=${() => moderation.do('admit', id, async () => hosting?.admit(id))}
      >
        ${words.term('admit')}
      </button>
      <button
        part="button deny"
        aria-busy=${moderation.isPending('deny', id) ? 'true' : nothing}
        aria-label=${words.term('refuseName', name)}
        @click=${() => {
          question.value = { kind: 'deny', waiting: one };
        }}
      >
        ${words.term('refuse')}
      </button>
    </span>
  </li>`;
}
