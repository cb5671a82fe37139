import { html, svg } from 'lit';

/** One line of a graph, the oldest value first. */
export interface Line {
  readonly values: readonly number[];
  readonly kind: 'inward' | 'outward';
}

/** Of what it is drawn in; it is stretched to the place that it gets. */
const WIDTH = 60;
const HEIGHT = 24;

/** Lines of at most a minute, a second a step, the newest at the end; `most` is at the top, and more where there was more. */
export function graph(lines: readonly Line[], most: number): unknown {
  const top = Math.max(most, ...lines.flatMap(({ values }) => values));
  return html`<svg
    class="lines"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${lines.map(({ values, kind }) => svg`<polyline class=${kind} points=${points(values, top)}></polyline>`)}
  </svg>`;
}

/** Half a unit is left above and below, for the width of the line. */
export function points(values: readonly number[], top: number): string {
  const first = WIDTH - (values.length - 1);
  return values
    .map((value, index) => {
      const y = HEIGHT - 0.5 - (value / top) * (HEIGHT - 1);
      return `${first + index},${y.toFixed(1)}`;
    })
    .join(' ');
}
