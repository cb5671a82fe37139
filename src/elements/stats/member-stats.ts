import { html, nothing } from 'lit';
import type { MemberQuality } from '../../engine/room/quality.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Localize } from '../base/localize.ts';
import { qualityText } from '../base/quality-text.ts';
import { graph } from './graph.ts';
import { MEASURES, type Measure } from './measures.ts';

/** How it is between this page and one of the others: in words, in numbers, and in small graphs of the last minute. */
export function memberStats(
  member: Member,
  quality: MemberQuality | undefined,
  words: Localize,
): unknown {
  return html`<section part="member" data-member=${member.id} aria-label=${words.term('connectionTo', member.name)}>
    <h4><bdi part="name">${member.name}</bdi></h4>
    <p part="level" class=${quality?.level ?? ''}>${
      quality ? qualityText(words, quality.level, quality.reason) : words.term('counting')
    }</p>
    ${quality ? details(quality, words) : nothing}
  </section>`;
}

function details({ counts, past }: MemberQuality, words: Localize): unknown {
  const { isRelayed, width, height } = counts;
  const way = isRelayed === undefined ? '' : words.term(isRelayed ? 'byRelay' : 'straight');
  const size = width > 0 ? `${width} × ${height}` : '';
  const facts = [way, size].filter(Boolean).join(' · ');
  return html`
    ${facts ? html`<p part="way">${facts}</p>` : nothing}
    <div class="graphs">${MEASURES.map((measure) => figure(measure, past, words))}</div>
  `;
}

function figure(
  { name, most, inward, outward, write }: Measure,
  past: MemberQuality['past'],
  words: Localize,
): unknown {
  const now = past.at(-1);
  if (!now) return nothing;
  const what = words.term(name);
  const toYou = write(inward(now), words);
  const fromYou = outward && write(outward(now), words);
  const said = fromYou
    ? words.list([words.term('toYou', toYou), words.term('fromYou', fromYou)])
    : toYou;
  const lines = [
    { values: past.map(inward), kind: 'inward' as const },
    ...(outward ? [{ values: past.map(outward), kind: 'outward' as const }] : []),
  ];
  return html`<div part="graph" role="img" aria-label=${words.term('graphOf', what, said)}>
    <span class="what" aria-hidden="true">${what}</span>
    ${graph(lines, most)}
    <span part="value" aria-hidden="true">${
      fromYou
        ? html`<bdi class="inward">↓ ${toYou}</bdi> <bdi class="outward">↑ ${fromYou}</bdi>`
        : html`<bdi>${toYou}</bdi>`
    }</span>
  </div>`;
}
