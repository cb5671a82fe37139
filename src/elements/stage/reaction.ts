/** Milliseconds for which a reaction is seen. */
const SEEN = 2_600;

/**
 * Lets an emoji float up over a tile; with reduced motion it stands there. It is decoration: what it says is said by the
 * live region.
 */
export function react(tile: HTMLElement, emoji: string): void {
  const floating = document.createElement('span');
  floating.ariaHidden = 'true';
  floating.className = 'reaction';
  floating.textContent = emoji;
  Object.assign(floating.style, {
    position: 'absolute',
    insetInlineStart: `${20 + Math.random() * 50}%`,
    insetBlockEnd: '18%',
    fontSize: 'clamp(28px, 18cqmin, 64px)',
    lineHeight: '1',
    pointerEvents: 'none',
  });
  tile.append(floating);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const rise = isCalm ? 'none' : 'translateY(-140%)';
  const frames = [
    { opacity: 0, transform: isCalm ? 'none' : 'translateY(20%) scale(0.6)' },
    { opacity: 1, transform: 'none', offset: 0.12 },
    { opacity: 1, offset: 0.7 },
    { opacity: 0, transform: rise },
  ];
  floating.animate(frames, { duration: SEEN, easing: 'ease-out' }).finished.then(
    () => floating.remove(),
    () => floating.remove(),
  );
}
