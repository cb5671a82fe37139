import { eventually } from '../../support/until.ts';

/** The names in the list, in order. */
export const namesIn = (panel: Element): string[] =>
  [...(panel.shadowRoot?.querySelectorAll('[part=person] [part=name]') ?? [])].map(
    ({ textContent }) => textContent?.trim() ?? '',
  );

/** The row of somebody, by the beginning of the name. */
export const rowOf = (panel: Element, name: string): Element | undefined =>
  [...(panel.shadowRoot?.querySelectorAll('[part=person], [part=knocking]') ?? [])].find((row) =>
    row.querySelector('[part=name]')?.textContent?.trim().startsWith(name),
  );

/** Opens somebody's menu. Answers with the words of what is in it. */
export async function menuOf(panel: Element, name: string): Promise<readonly string[]> {
  const button = await eventually(() =>
    rowOf(panel, name)?.querySelector<HTMLElement>('[part~=actions]'),
  );
  button.focus();
  button.click();
  const items = await eventually(() => {
    const found = rowOf(panel, name)?.querySelectorAll('[role=menuitem]');
    return found && found.length > 0 ? [...found] : undefined;
  });
  return items.map((item) => item.part.item(2) ?? '');
}

/** Chooses something from somebody's menu, as soon as it is there. */
export async function choose(panel: Element, name: string, action: string): Promise<void> {
  const item = () =>
    rowOf(panel, name)?.querySelector<HTMLElement>(`[role=menuitem][part~=${action}]`);
  await menuOf(panel, name);
  (await eventually(item)).click();
}

/** Presses a button in somebody's row, as soon as it is there. */
export async function pressIn(panel: Element, name: string, part: string): Promise<void> {
  const button = await eventually(() =>
    rowOf(panel, name)?.querySelector<HTMLElement>(`[part~=${part}]`),
  );
  button.click();
}
