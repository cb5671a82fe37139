import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import ellipsis from 'lucide/dist/esm/icons/ellipsis-vertical.mjs';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import type { PanelFacts } from './panel-facts.ts';
import { actionsFor, type PersonAction, perform } from './person-actions.ts';

const TERMS = {
  mute: 'mute',
  'ask-microphone': 'askToUnmute',
  'stop-camera': 'turnCameraOff',
  'ask-camera': 'askForCamera',
  'stop-screen': 'stopScreen',
  spotlight: 'spotlight',
  'end-spotlight': 'endSpotlight',
  'lower-hand': 'lowerHand',
  'make-host': 'makeHost',
  'make-cohost': 'makeCohost',
  'make-member': 'makeMember',
  eject: 'eject',
  'step-down': 'stepDown',
  'ask-to-host': 'askToHost',
  'ask-no-more': 'askNoMore',
} as const satisfies Record<PersonAction, string>;

/** What they alone can do. */
const ASKS: ReadonlySet<PersonAction> = new Set(['ask-microphone', 'ask-camera']);

/** What one may do to somebody, behind a button: a menu as ARIA describes it, in a popover that the browser closes. */
export function personMenu(facts: PanelFacts, member: Member): unknown {
  const { hosting, room, words, menu, moderation } = facts;
  const { me, doc } = room.roster;
  const mine = me.value;
  const actions = hosting && mine ? actionsFor(hosting, doc.value, mine, member) : [];
  if (actions.length === 0) return nothing;
  const id = `menu-${member.id}`;
  const label = words.term('actionsFor', member.name);
  const isPending = actions.some((action) => moderation.isPending(action, member.id));
  return html`<button
      part="button actions"
      class="more"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-busy=${isPending ? 'true' : nothing}
      popovertarget=${id}
    >
      ${icon(ellipsis)}
    </button>
    <div
      id=${id}
      part="menu"
      role="menu"
      popover
      aria-label=${label}
      @beforetoggle=${({ target, newState }: ToggleEvent) => {
        if (newState === 'open') menu.value = member.id;
        else leave(target as HTMLElement);
      }}
      @toggle=${({ target, newState }: ToggleEvent) => {
        if (newState === 'open') itemsOf(target as HTMLElement)[0]?.focus();
        else if (menu.peek() === member.id) menu.value = undefined;
      }}
      @keydown=${onKey}
    >
      ${
        menu.value === member.id
          ? repeat(
              actions,
              (action) => action,
              (action) => item(facts, member, action),
            )
          : nothing
      }
    </div>`;
}

function item(facts: PanelFacts, member: Member, action: PersonAction): unknown {
  const { words } = facts;
  return html`<button
    part="button action ${action}"
    role="menuitem"
    tabindex="-1"
    @click=${({ currentTarget }: Event) => {
      (currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
      choose(facts, member, action);
    }}
  >
    ${words.term(TERMS[action])}
  </button>`;
}

function choose(
  { hosting, moderation, question, engine }: PanelFacts,
  member: Member,
  action: PersonAction,
): void {
  if (!hosting) return;
  if (action === 'eject') {
    question.value = { kind: 'eject', member };
    return;
  }
  moderation.do(action, member.id, async () => {
    await perform(hosting, action, member);
    // Nothing of it is seen until they have answered.
    if (ASKS.has(action)) engine.facts.emit('call-notice', { code: 'asked', name: member.name });
  });
}

const focusedIn = (list: Element): Element | null =>
  (list.getRootNode() as ShadowRoot).activeElement;

/** Whoever was in the menu goes on at its button; before anything else takes the focus, which would give it back here. */
function leave(list: HTMLElement): void {
  if (list.contains(focusedIn(list))) (list.previousElementSibling as HTMLElement).focus();
}

const itemsOf = (list: Element): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role=menuitem]'),
];

function onKey(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const items = itemsOf(list);
  const at = items.indexOf(focusedIn(list) as HTMLElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (event.key === 'Tab') list.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
