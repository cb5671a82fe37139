import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { qualityChoice } from '../base/quality-choice.ts';
import type { PanelFacts } from './panel-facts.ts';

/** What hosts do to the room as a whole: exactly what one's role allows. */
export function hostTools(facts: PanelFacts): unknown {
  const { hosting, room, words, moderation, question } = facts;
  if (!hosting?.can('lock')) return nothing;
  const { info } = room.roster.doc.value;
  const loud = room.roster.others.value.filter(
    ({ id, microphone, connected }) => microphone && connected && hosting.can('stop', id),
  );
  return html`<details part="tools">
    <summary>${words.term('forHosts')}</summary>
    <div class="tools">
      ${toggle(facts, 'locked', words.term('lockRoom'), info.locked ?? false)}
      ${
        hosting.can('describe')
          ? toggle(facts, 'waiting', words.term('waitingRoom'), info.waiting ?? false)
          : nothing
      }
      ${qualityChoice(
        {
          value: info.quality ?? 'auto',
          label: words.term('qualityForAll'),
          isPending: moderation.isPending('quality'),
          choose: (quality) => moderation.do('quality', undefined, () => hosting.set({ quality })),
        },
        words,
      )}
      <div class="deeds">
        ${button(facts, 'mute-all', words.term('muteAll'), loud.length === 0, () =>
          moderation.do('mute-all', undefined, async () => {
            await Promise.all(loud.map(({ id }) => hosting.stop(id, 'microphone')));
          }),
        )}
        ${button(
          facts,
          'lower-all',
          words.term('lowerAllHands'),
          hosting.hands.value.length === 0,
          () => moderation.do('lower-all', undefined, () => hosting.lowerHands()),
        )}
        ${
          hosting.can('end')
            ? button(
                facts,
                'end-for-all',
                words.term('endForAll'),
                false,
                () => (question.value = { kind: 'end' }),
                'end',
              )
            : nothing
        }
      </div>
    </div>
  </details>`;
}

/** Shows what the room is set to, also while the server has not confirmed what was pressed. */
function toggle(
  { hosting, moderation }: PanelFacts,
  setting: 'locked' | 'waiting',
  label: string,
  isOn: boolean,
): unknown {
  const isPending = moderation.isPending(setting);
  return html`<label class="switch">
    <input
      part="switch ${setting === 'locked' ? 'lock' : 'waiting-room'}"
      type="checkbox"
      role="switch"
      .checked=${live(isOn)}
      aria-busy=${isPending ? 'true' : nothing}
      @change=${({ target }: Event) => {
        const input = target as HTMLInputElement;
        const on = input.checked;
        // The page may cancel it, and then nothing is drawn anew.
        input.checked = isOn;
        moderation.do(setting, undefined, async () => hosting?.set({ [setting]: on }));
      }}
    />
    <span>${label}</span>
  </label>`;
}

/** What has nothing to do keeps the focus, which what is disabled would lose. */
const button = (
  { moderation }: PanelFacts,
  part: string,
  label: string,
  isIdle: boolean,
  press: () => void,
  look = '',
): unknown =>
  html`<button
    part="button ${part}"
    class=${look}
    aria-disabled=${isIdle ? 'true' : nothing}
    aria-busy=${moderation.isPending(part) ? 'true' : nothing}
    @click=${isIdle ? nothing : press}
  >
    ${label}
  </button>`;
