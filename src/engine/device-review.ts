import { changeOf, type DeviceKind, type ListedDevice } from '../media/device-choice.ts';
import { permissionFor } from '../media/permission.ts';
import type { Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import { type DeviceNotice, noticeOf } from './device-notice.ts';
import type { Facts } from './facts.ts';

export interface Review {
  readonly sources: Sources;
  readonly facts: Facts;
  /** What was listed before, and what is now. */
  readonly before: readonly ListedDevice[];
  readonly after: readonly ListedDevice[];
  /** Somebody has come back to the page: what was interrupted may be had again. */
  readonly isBack: boolean;
  readonly wanted: (kind: DeviceKind) => string | undefined;
  readonly renew: (slot: Device) => Promise<void>;
}

/**
 * Goes on with the device that is to be used now, if that is another one, or if the system has ended it. Answers with
 * what is to be said of it.
 */
export async function reviewDevice(
  slot: Device,
  review: Review,
): Promise<DeviceNotice | undefined> {
  const { sources, facts, before, after, isBack, wanted, renew } = review;
  const source = sources[slot];
  const track = source.track.peek();
  if (!track) return undefined;
  const of = (list: readonly ListedDevice[]) => list.filter(({ kind }) => kind === slot);
  const used = { id: track.getSettings().deviceId ?? '', label: track.label };
  const change = changeOf(of(before), of(after), used, wanted(slot));
  const isInterrupted = () => source.state.peek().status === 'interrupted';
  const wasInterrupted = isInterrupted();
  const isOver = wasInterrupted && (track.readyState === 'ended' || isBack);
  if (change || (isOver && (await mayOpen(slot)))) {
    await renew(slot).catch((thrown) => {
      // A better liked device that cannot be had is no reason to complain: the one before goes on.
      if (!wasInterrupted) return;
      const { code, message } = CallError.from(thrown);
      facts.emit('call-error', { code, message, slot });
    });
  }
  const now = source.track.peek();
  // Turned off meanwhile.
  if (!now) return undefined;
  const names = { from: track.label, to: now.label };
  return noticeOf({ slot, change, wasInterrupted, isInterrupted: isInterrupted(), ...names });
}

/** What the system has ended is opened again only where nobody has to be asked for it. */
async function mayOpen(slot: Device): Promise<boolean> {
  return document.visibilityState === 'visible' && (await permissionFor(slot)) !== 'prompt';
}
