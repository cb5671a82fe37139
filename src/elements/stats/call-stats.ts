import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Room } from '../../engine/room/room.ts';
import '../base/english-stats.ts';
import '../base/join.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { qualityText } from '../base/quality-text.ts';
import { callStatsStyles } from './call-stats.styles.ts';
import { memberStats } from './member-stats.ts';

/**
 * How good a call is and why, for each of the others and in both directions: delay, lost sound, pictures, data, and how
 * speech sounds by the E-model (ITU-T G.107), each with a small graph of the last minute. It says the same in plain words first.
 *
 * @summary How good the connections of a call are.
 * @element call-stats
 * @csspart own - What can be said of one's own connection.
 * @csspart member - One of the others; carries `data-member`.
 * @csspart name - The name.
 * @csspart level - How good it is, in words, and why it is not better.
 * @csspart way - Whether it goes by a relay, and the size of the picture that comes.
 * @csspart graph - One of the graphs, with its name and its value.
 * @csspart value - What it is now: to this page, and from it.
 * @csspart empty - That there is no call, or nobody else in it.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The ground.
 * @cssproperty [--call-raised=light-dark(#f1f3f7, #272b34)] - The ground of a graph.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The line below a graph, and between people.
 * @cssproperty [--call-accent=light-dark(#2456d6, #8fb0ff)] - The line of what comes in.
 * @cssproperty [--call-muted=light-dark(#555c6b, #a9b0bf)] - The line of what goes out, and what is less important.
 * @cssproperty [--call-danger=light-dark(#c0262d, #ff9a94)] - The words for what is poor.
 */
export class CallStats extends CallElement {
  static override styles = callStatsStyles;

  protected override render(): unknown {
    const { room, words } = this;
    if (!room) return html`<p part="empty">${words.term('notInCall')}</p>`;
    const others = room.roster.others.value;
    if (others.length === 0) return html`<p part="empty">${words.term('waitingForOthers')}</p>`;
    const { members } = room.quality.value;
    return html`
      ${this.#own(room)}
      ${repeat(
        others,
        ({ id }) => id,
        (member) => memberStats(member, members.get(member.id), words),
      )}
    `;
  }

  #own({ quality }: Room): unknown {
    const { words } = this;
    const { level, reason } = quality.value;
    return html`<section part="own">
      <h3>${words.term('yourConnection')}</h3>
      <p part="level" class=${level ?? ''}>${
        level ? qualityText(words, level, reason) : words.term('counting')
      }</p>
    </section>`;
  }
}

define('call-stats', CallStats);

declare global {
  interface HTMLElementTagNameMap {
    'call-stats': CallStats;
  }
}
