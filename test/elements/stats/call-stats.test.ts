import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/stats/call-stats.ts';
import { points } from '../../../src/elements/stats/graph.ts';
import { countedLine, type Line, lookedBefore } from '../../../stories/support/counted-line.ts';
import { eventually } from '../../support/until.ts';
import { find, page, seen } from '../support/page.ts';

const stats = () => find('call-stats');
const all = (selector: string) => [...(stats().shadowRoot?.querySelectorAll(selector) ?? [])];
const levels = () => all('[part=level]').map(({ textContent }) => textContent);

/** A call on such a line, at which one has looked for a minute. */
async function looked(line: Line, ...names: string[]) {
  const scene = await page(html`<call-stats></call-stats>`, {
    parts: { openBackend: countedLine(line) },
  });
  await scene.meet(...names);
  const room = await scene.room;
  await scene.seen(() => room.carrier.streams.value.size === names.length);
  lookedBefore(room, line);
  await seen(stats(), 'graph');
  return scene;
}

describe('call-stats', () => {
  it('is accessible, before a call and in it', async () => {
    const scene = await page(html`<call-stats></call-stats>`, {
      parts: { openBackend: countedLine('poor') },
    });
    await seen(stats(), 'empty');
    await expect(stats()).to.be.accessible();
    await scene.meet('Bob*');
    await seen(stats(), 'graph');
    await expect(stats()).to.be.accessible();
  });

  it('says of each how good it is, and draws the last minute', async () => {
    await looked('good', 'Bob*', 'Carol*');
    expect(all('[part=name]').map(({ textContent }) => textContent)).to.deep.equal([
      'Bob',
      'Carol',
    ]);
    expect(levels()).to.deep.equal(['Good connection', 'Good connection', 'Good connection']);
    const graphs = all('[part=member]')[0]?.querySelectorAll('[part=graph]') ?? [];
    expect(graphs.length).to.equal(5);
    const label = graphs[0]?.getAttribute('aria-label');
    expect(label).to.match(/^Delay, there and back in the last minute. Now: \d+ ms$/);
    const [line] = all('polyline');
    expect(line?.getAttribute('points')?.split(' ').length).to.equal(60);
    expect(all('[part=way]')[0]?.textContent).to.equal(
      'Straight from device to device · 640 × 360',
    );
  });

  it('explains what is wrong, and whose upload it is', async () => {
    await looked('upload', 'Bob*', 'Carol*');
    await eventually(() => levels().every((said) => said?.startsWith('Your upload loses')));
  });

  it('says that it goes by a relay, and comes late', async () => {
    await looked('late', 'Bob*');
    expect(all('[part=way]')[0]?.textContent).to.include('By a relay');
    expect(levels()[1]).to.match(/^Sound comes 0\.\d seconds late$/);
  });

  it('goes on each second', async () => {
    const scene = await looked('good', 'Bob*');
    const room = await scene.room;
    const drawn = () => all('polyline')[0]?.getAttribute('points');
    const before = drawn();
    const { value } = room.quality;
    await scene.seen(() => room.quality.value !== value);
    await eventually(() => drawn() !== before);
  });
});

describe('a graph', () => {
  it('has the newest value at its end, and the greatest at its top', () => {
    expect(points([0, 5, 10], 10)).to.equal('58,23.5 59,12.0 60,0.5');
    expect(points([], 1)).to.equal('');
  });
});
