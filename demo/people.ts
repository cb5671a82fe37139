import { effect } from '@preact/signals-core';
import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallButton } from '../src/elements/invite/call-button.ts';
import type { CallProvider } from '../src/elements/provider/call-provider.ts';
import type { Person } from '../src/protocol/presence.ts';

const STATUS = { available: 'Available', busy: 'In a call', offline: 'Offline' };

/** Lists who else is there, and lets one ring one of them or several. */
export function followPeople(me: CallProvider): void {
  const list = document.getElementById('people') as HTMLElement;
  const nobody = document.getElementById('nobody') as HTMLElement;
  const chosen = new Set<string>();
  let people: readonly Person[] = [];

  effect(() => {
    const { engine } = me;
    if (!engine) return;
    const following = new AbortController();
    engine.presence.followEveryone(following.signal);
    return () => following.abort();
  });

  effect(() => {
    const all = [...(me.engine?.presence.people.value.values() ?? [])];
    people = all.filter(({ user, status }) => user !== me.user && status !== 'offline');
    people = [...people].sort((a, b) => a.name.localeCompare(b.name));
    draw();
  });

  function draw(): void {
    for (const user of chosen)
      if (!people.some((person) => person.user === user)) chosen.delete(user);
    nobody.hidden = people.length > 0;
    render(
      repeat(people, ({ user }) => user, row),
      list,
    );
    const several = document.getElementById('several') as HTMLElement;
    several.hidden = chosen.size < 2;
    for (const [id, word] of [
      ['ring-several', 'Call'],
      ['ring-several-video', 'Video call'],
    ] as const) {
      const button = document.getElementById(id) as CallButton;
      button.to = [...chosen].join(' ');
      button.textContent = `${word} ${chosen.size} people`;
    }
  }

  function row({ user, name, status }: Person) {
    const choose = (event: Event) => {
      if ((event.target as HTMLInputElement).checked) chosen.add(user);
      else chosen.delete(user);
      draw();
    };
    return html`<li class="person">
      <label>
        <input type="checkbox" .checked=${chosen.has(user)} @change=${choose} />
        <span><bdi>${name}</bdi><small>${STATUS[status]}</small></span>
      </label>
      <span class="calls">
        <call-button to=${user}></call-button>
        <call-button to=${user} video></call-button>
      </span>
    </li>`;
  }
}
