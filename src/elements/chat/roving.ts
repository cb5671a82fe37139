/** Moves the focus among buttons by arrow keys, Home and End (ARIA's roving tabindex): in a column, or in a grid. */
export function rove(event: KeyboardEvent, buttons: readonly HTMLElement[], columns = 1): void {
  const at = buttons.indexOf(event.target as HTMLElement);
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const step: Readonly<Record<string, number>> = {
    ArrowUp: -columns,
    ArrowDown: columns,
    ...(columns > 1 && { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }),
    Home: -at,
    End: buttons.length - 1 - at,
  };
  const by = step[event.key];
  if (by === undefined || at === -1) return;
  event.preventDefault();
  const next = buttons[at + by];
  if (!next) return;
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
