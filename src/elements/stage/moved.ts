import type { Place } from '../../layout/layout.ts';

/** Milliseconds from one place to the next. */
const TAKES = 220;

/** Lets an element come from where it was. By transform alone, so that nothing is laid out again on the way. */
export function moved(element: HTMLElement, from: Place, to: Place): void {
  const isSame = from.x === to.x && from.y === to.y && from.width === to.width;
  if (isSame || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const isRightToLeft = getComputedStyle(element).direction === 'rtl';
  const x = (from.x - to.x) * (isRightToLeft ? -1 : 1);
  const start = `translate(${x}px, ${from.y - to.y}px) scale(${from.width / to.width}, ${from.height / to.height})`;
  element.animate(
    [
      { transform: start, transformOrigin: isRightToLeft ? '100% 0' : '0 0' },
      { transform: 'none', transformOrigin: isRightToLeft ? '100% 0' : '0 0' },
    ],
    { duration: TAKES, easing: 'ease-out' },
  );
}
