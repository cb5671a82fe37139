import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import type { Room } from '../../engine/room/room.ts';
import type { ChatStatistics } from '../../protocol/chat.ts';
import { CallError } from '../../protocol/errors.ts';
import type { Localize } from '../base/localize.ts';

/** Who has said how much in a room, for hosts: asked for when it is opened. */
export class Statistics {
  readonly #told = signal<ChatStatistics | CallError | undefined>();

  constructor({ chat }: Room) {
    chat
      .loadMore()
      .then((more) => more.statistics())
      .then(
        (statistics) => {
          this.#told.value = statistics;
        },
        (thrown) => {
          this.#told.value = CallError.from(thrown);
        },
      );
  }

  render(words: Localize): unknown {
    const told = this.#told.value;
    if (!told) return html`<p role="status">${words.term('asking')}</p>`;
    if (told instanceof CallError) return html`<p role="alert">${words.error(told.code)}</p>`;
    const { messages, people, reactions } = told;
    return html`<div part="statistics" tabindex="0">
      <h3>${words.term('statistics')}</h3>
      <p>${words.term('messageCount', messages)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.term('person')}</th>
            <th scope="col">${words.term('messages')}</th>
            <th scope="col">${words.term('reactions')}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) => html`<tr>
              <th scope="row"><bdi>${person.name}</bdi></th>
              <td>${words.number(person.messages)}</td>
              <td>${words.number(person.reactions)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${
        reactions.length > 0
          ? html`<p class="counts">${reactions.map(({ emoji, count }) => html`<span>${emoji} ${words.number(count)}</span>`)}</p>`
          : nothing
      }
    </div>`;
  }
}
