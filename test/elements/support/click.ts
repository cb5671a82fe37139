import { sendMouse } from '@web/test-runner-commands';

/** Presses an element with the mouse: a gesture, which browsers want for some things, as no script can make one. */
export async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  await sendMouse({ type: 'click', position });
}
