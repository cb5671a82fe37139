import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import type { Slot } from '../../../src/protocol/slot.ts';
import { eventually } from '../../support/until.ts';

/** Waits for a part of an element and presses it; the elements' insides are reached as the page's own script would. */
export async function press(page: Page, element: string, part: string): Promise<void> {
  const find = (tag: string, name: string) =>
    document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`);
  await page.waitForFunction(find, {}, element, part);
  await page.evaluate(`(${find})(${JSON.stringify(element)}, ${JSON.stringify(part)}).click()`);
}

/** Waits until more of what the other sends in a slot has come in than there was: packets of sound, or frames. */
export async function flows(page: Page, slot: Slot): Promise<void> {
  let first: number | undefined;
  await eventually(async () => {
    const now = await page.evaluate(async (wanted) => {
      const { room } = document.querySelector('call-provider') as CallProvider;
      const [tracks] = room?.carrier.streams.value.values() ?? [];
      const [report] = (await room?.carrier.sample())?.values() ?? [];
      const stat = [...(report?.values() ?? [])].find(
        ({ type, trackIdentifier }) =>
          type === 'inbound-rtp' && trackIdentifier === tracks?.[wanted]?.id,
      );
      return stat?.kind === 'video' ? stat.framesDecoded : stat?.packetsReceived;
    }, slot);
    if (now !== undefined) first ??= now;
    return first !== undefined && now > first + 3;
  });
}

/** Waits until the picture of a kind of the other's tiles is seen. */
export async function sees(page: Page, tile: string): Promise<void> {
  await page.waitForFunction(
    (selector) => {
      const grid = document.querySelector('video-grid')?.shadowRoot;
      const other = grid?.querySelector<HTMLVideoElement>(`${selector} video`);
      return (other?.videoWidth ?? 0) > 2 && !other?.matches('.blank');
    },
    {},
    tile,
  );
}

/** Waits until the page is in the call, and the server there or not. */
export async function isInCall(page: Page, server: 'connected' | 'reconnecting'): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const { room, state } = document.querySelector('call-provider') as CallProvider;
      const status = wanted === 'connected' ? 'joined' : wanted;
      return state === wanted && room?.state.value.status === status;
    },
    {},
    server,
  );
}

/** Runs in a browser that has no screen: a canvas takes its place. What becomes of it is as with any other. */
export function giveScreen(): void {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 800;
    const context = canvas.getContext('2d');
    setInterval(() => {
      if (context) context.fillStyle = `hsl(${performance.now() / 10} 50% 50%)`;
      context?.fillRect(0, 0, canvas.width, canvas.height);
    }, 100);
    return canvas.captureStream(10);
  };
}
