/** An icon as lucide describes it: its SVG elements. */
export type Icon = ReadonlyArray<
  readonly [tag: string, attributes: Readonly<Record<string, string>>]
>;

const SVG = 'http://www.w3.org/2000/svg';
const FRAME = {
  class: 'icon',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
};

const drawn = new WeakMap<Icon, SVGElement>();

function element(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag) as SVGElement;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** An icon, as a node of its own for each place. It is decoration: what it means is said in words beside it. */
export function icon(shape: Icon): Node {
  let pattern = drawn.get(shape);
  if (!pattern) {
    pattern = element('svg', FRAME);
    pattern.append(...shape.map(([tag, attributes]) => element(tag, attributes)));
    drawn.set(shape, pattern);
  }
  return pattern.cloneNode(true);
}
