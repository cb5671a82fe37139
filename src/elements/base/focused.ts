/** What has the focus, within whatever shadow trees. */
export function focused(active: Element | null = document.activeElement): HTMLElement | null {
  const inner = active?.shadowRoot?.activeElement;
  return inner ? focused(inner) : (active as HTMLElement | null);
}
