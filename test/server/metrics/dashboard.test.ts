import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { Metrics } from '../../../server/metrics/metrics.ts';

const source = v.strictObject({
  type: v.literal('prometheus'),
  uid: v.literal('$' + '{datasource}'),
});
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What Grafana needs of a dashboard, as far as this one has it. */
const dashboard = v.object({
  title: v.string(),
  uid: v.pipe(v.string(), v.maxLength(40)),
  schemaVersion: v.pipe(v.number(), v.minValue(36)),
  time: v.strictObject({ from: v.string(), to: v.string() }),
  templating: v.object({
    list: v.array(v.object({ name: v.string(), type: v.picklist(['datasource', 'query']) })),
  }),
  panels: v.array(
    v.object({
      id: whole,
      type: v.picklist(['stat', 'timeseries']),
      title: v.pipe(v.string(), v.minLength(1)),
      datasource: source,
      gridPos: v.strictObject({ x: whole, y: whole, w: whole, h: whole }),
      targets: v.pipe(
        v.array(
          v.strictObject({
            refId: v.pipe(v.string(), v.regex(/^[A-Z]$/)),
            datasource: source,
            expr: v.pipe(v.string(), v.minLength(1)),
            legendFormat: v.string(),
          }),
        ),
        v.minLength(1),
      ),
    }),
  ),
});

const { panels, templating } = v.parse(
  dashboard,
  JSON.parse(readFileSync('deploy/grafana/call-elements.json', 'utf8')),
);

describe('the dashboard for Grafana', () => {
  it('asks for nothing that the server does not count', async () => {
    const metrics = new Metrics(async () => ({ connections: 0, rooms: 0, members: 0 }));
    const text = await metrics.text();
    const known = new Set<string>();
    for (const [, name, type] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
      const ends = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      for (const end of ends) known.add(`${name}${end}`);
    }
    const asked = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => [...expr.matchAll(/\w+(?=\{)/g)].map(([name]) => name)),
    );
    assert.ok(asked.length > 20);
    for (const name of asked) assert.ok(known.has(name), name);
    // The other way round, all that is the server's own is to be seen.
    const own = [...text.matchAll(/^# TYPE (call_\w+) /gm)].map(([, name]) => String(name));
    for (const name of own)
      assert.ok(
        asked.some((one) => one.startsWith(name)),
        name,
      );
  });

  it('is well formed: each panel once, in its own place, with brackets that close', () => {
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos, targets } of panels) {
      const { x, y, w, h } = gridPos;
      assert.ok(x + w <= 24, title);
      for (let column = x; column < x + w; column += 1)
        for (let row = y; row < y + h; row += 1) {
          assert.ok(!taken.has(`${column} ${row}`), title);
          taken.add(`${column} ${row}`);
        }
      for (const { expr } of targets)
        for (const [open, close] of ['()', '{}', '[]'])
          assert.equal(expr.split(open!).length, expr.split(close!).length, expr);
    }
    assert.deepEqual(
      templating.list.map(({ name }) => name),
      ['datasource', 'job'],
    );
  });
});
