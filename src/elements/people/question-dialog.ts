import { html, nothing } from 'lit';
import { LIMITS } from '../../protocol/limits.ts';
import type { PanelFacts, Question } from './panel-facts.ts';

/** What is asked before something that cannot be taken back; a reason is given where somebody will read it. */
export function questionDialog(facts: PanelFacts): unknown {
  const { question, words } = facts;
  const asked = question.value;
  if (!asked) return nothing;
  const close = ({ currentTarget }: Event): void =>
    (currentTarget as HTMLElement).closest('dialog')?.close();
  const { title, note, yes } = wordsOf(asked, facts);
  return html`<dialog
    part="dialog"
    aria-labelledby="question"
    closedby="any"
    @close=${() => (question.value = undefined)}
  >
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget as HTMLFormElement).get('reason');
        close(event);
        answer(asked, facts, String(given ?? '').trim() || undefined);
      }}
    >
      <h2 id="question" dir="auto">${title}</h2>
      ${note ? html`<p>${note}</p>` : nothing}
      ${
        asked.kind === 'end'
          ? nothing
          : html`<label>
              <span>${words.term('reasonLabel')}</span>
              <input part="reason" name="reason" dir="auto" maxlength=${LIMITS.reason} autofocus />
            </label>`
      }
      <div class="answers">
        <button part="button confirm" class="danger">${yes}</button>
        <button part="button cancel" type="button" ?autofocus=${asked.kind === 'end'} @click=${close}>${words.term('cancel')}</button>
      </div>
    </form>
  </dialog>`;
}

function wordsOf(
  asked: Question,
  { words }: PanelFacts,
): { readonly title: string; readonly note: string; readonly yes: string } {
  switch (asked.kind) {
    case 'eject': {
      const title = words.term('ejectQuestion', asked.member.name);
      return { title, note: words.term('ejectNote'), yes: words.term('ejectNow') };
    }
    case 'deny': {
      const title = words.term('denyQuestion', asked.waiting.name);
      return { title, note: '', yes: words.term('refuse') };
    }
    case 'end': {
      const yes = words.term('endForAll');
      return { title: words.term('endQuestion'), note: words.term('endNote'), yes };
    }
  }
}

function answer(asked: Question, { hosting, moderation }: PanelFacts, reason?: string): void {
  if (!hosting) return;
  if (asked.kind === 'end') moderation.do('end-for-all', undefined, () => hosting.end());
  else if (asked.kind === 'eject') {
    const { id } = asked.member;
    moderation.do('eject', id, () => hosting.eject(id, reason));
  } else {
    const { id } = asked.waiting;
    moderation.do('deny', id, () => hosting.deny(id, reason));
  }
}
