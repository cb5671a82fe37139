import { html, nothing } from 'lit';
import pencil from 'lucide/dist/esm/icons/pencil.mjs';
import { LIMITS } from '../../protocol/limits.ts';
import { icon } from '../base/icon.ts';
import type { PanelFacts } from './panel-facts.ts';

/** What the room is called and what it is for; whoever may describe it can change that. */
export function roomHead(facts: PanelFacts): unknown {
  const { room, hosting, words, isEditing } = facts;
  const { info } = room.roster.doc.value;
  if (info.kind === 'call') return nothing;
  const mayEdit = hosting?.can('describe') ?? false;
  if (mayEdit && isEditing.value) return form(facts);
  const edit = words.term('editRoom');
  return html`<header>
    <div class="line">
      <h2 part="title" dir="auto">${info.title || info.id}</h2>
      ${
        mayEdit
          ? html`<button
              part="button edit"
              class="more"
              aria-label=${edit}
              title=${edit}
              @click=${() => (isEditing.value = true)}
            >
              ${icon(pencil)}
            </button>`
          : nothing
      }
    </div>
    ${info.description ? html`<p part="description" dir="auto">${info.description}</p>` : nothing}
    <room-link part="link" exportparts="button: copy"></room-link>
  </header>`;
}

function form({ room, hosting, words, moderation, isEditing }: PanelFacts): unknown {
  const { info } = room.roster.doc.value;
  const { title = '', description = '', capacity = LIMITS.meshMembers } = info;
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => String(given.get(name) ?? '').trim();
    const most = Number(text('capacity'));
    const settings = {
      title: text('title'),
      description: text('description'),
      ...(most !== capacity && { capacity: most }),
    };
    moderation.do('describe', undefined, async () => {
      await hosting?.set(settings);
      isEditing.value = false;
    });
  };
  return html`<form
    part="editor"
    aria-label=${words.term('editRoom')}
    @submit=${save}
    @keydown=${({ key }: KeyboardEvent) => {
      if (key === 'Escape') isEditing.value = false;
    }}
  >
    <label>
      <span>${words.term('roomTitle')}</span>
      <input part="title-input" name="title" dir="auto" maxlength=${LIMITS.title} .defaultValue=${title} />
    </label>
    <label>
      <span>${words.term('roomDescription')}</span>
      <textarea
        part="description-input"
        name="description"
        dir="auto"
        rows="3"
        maxlength=${LIMITS.description}
        .defaultValue=${description}
      ></textarea>
    </label>
    <label>
      <span>${words.term('roomCapacity')}</span>
      <input
        part="capacity-input"
        name="capacity"
        type="number"
        required
        min="1"
        max=${LIMITS.meshMembers}
        .defaultValue=${String(capacity)}
      />
    </label>
    <div class="answers">
      <button part="button save" class="accent" aria-busy=${moderation.isPending('describe') ? 'true' : nothing}>${words.term('save')}</button>
      <button part="button cancel" type="button" @click=${() => (isEditing.value = false)}>${words.term('cancel')}</button>
    </div>
  </form>`;
}
