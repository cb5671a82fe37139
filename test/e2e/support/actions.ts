import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../../src/elements/provider/call-provider.ts';
import { eventually } from '../../support/until.ts';

/** Everything that a call needs, as a page would write it. */
export const TAGS = `
  <video-grid></video-grid><call-controls></call-controls><chat-panel></chat-panel>
  <incoming-call></incoming-call><outgoing-call></outgoing-call>
  <style>video-grid { height: 240px } chat-panel { height: 200px }</style>`;

/** Presses a part of an element with the mouse, as soon as it is there. */
export async function press(page: Page, element: string, part: string): Promise<void> {
  const target = await page.waitForSelector(`${element} >>> [part~=${part}]:not(:disabled)`, {
    visible: true,
  });
  await target?.click();
  // A handle keeps its element alive, and all that it is part of.
  await target?.dispose();
}

/**
 * Waits until an element has a part. Looks again and again: in a tab that is not in front no frame is drawn, and what
 * changes in shadow trees is not noticed from outside.
 */
export async function hasPart(page: Page, element: string, part: string): Promise<void> {
  await page.waitForFunction(
    (...[host, name]) =>
      Boolean(document.querySelector(host)?.shadowRoot?.querySelector(`[part~=${name}]`)),
    { polling: 50 },
    element,
    part,
  );
}

/** Waits until an element has a custom state. Looks again and again: a state is no change of the document. */
export async function hasState(page: Page, element: string, state: string): Promise<void> {
  await page.waitForFunction(
    (selector) => document.querySelector(selector) !== null,
    { polling: 50 },
    `${element}:state(${state})`,
  );
}

/** Resolves with the details of the next event of a kind. Ask before what makes it happen. */
export function nextEvent<T>(page: Page, name: string): Promise<T> {
  return page.evaluate(
    (type) =>
      new Promise((resolve) => {
        const once = (event: Event) =>
          resolve(JSON.parse(JSON.stringify((event as CustomEvent).detail)));
        document.addEventListener(type, once, { once: true });
      }),
    name,
  ) as Promise<T>;
}

/** Waits until there are so many in the call, and all the others are connected. */
export async function together(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const room = document.querySelector<CallProvider>('call-provider')?.room;
      const links = [...(room?.carrier.links.value.values() ?? [])];
      return (
        room?.members.length === wanted &&
        links.filter((link) => link === 'connected').length === wanted - 1
      );
    },
    {},
    count,
  );
}

/** Alone again: no room, and nothing rings. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector(
        'call-provider:state(connected):not(:state(in-call)):not(:state(ringing))',
      ) !== null,
  );
}

export interface Received {
  readonly packets: number;
  readonly frames: number;
  readonly width: number;
}

/** What has come in over all open connections, of one kind of media. */
export function received(page: Page, kind: 'audio' | 'video'): Promise<Received> {
  return page.evaluate(async (wanted) => {
    const sum = { packets: 0, frames: 0, width: 0 };
    const open = media.connections.filter(({ connectionState }) => connectionState === 'connected');
    for (const connection of open) {
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type !== 'inbound-rtp' || stat.kind !== wanted) continue;
        sum.packets += stat.packetsReceived;
        sum.frames += stat.framesDecoded ?? 0;
        sum.width = Math.max(sum.width, stat.frameWidth ?? 0);
      }
    }
    return sum;
  }, kind);
}

/** Waits until more has come in than before. */
export async function flows(page: Page, kind: 'audio' | 'video'): Promise<Received> {
  const before = await received(page, kind);
  return eventually(async () => {
    const now = await received(page, kind);
    const isMore =
      kind === 'audio' ? now.packets > before.packets + 5 : now.frames > before.frames + 3;
    return isMore ? now : undefined;
  });
}

/** Connections that are not closed, and device tracks that are not ended. */
export function open(page: Page): Promise<{ connections: number; tracks: number }> {
  return page.evaluate(() => ({
    connections: media.connections.filter(({ signalingState }) => signalingState !== 'closed')
      .length,
    tracks: media.tracks.filter(({ readyState }) => readyState === 'live').length,
  }));
}
