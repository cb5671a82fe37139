import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import { permissionFor } from './permission.ts';
import { refusalCode } from './refusal.ts';

/** Turns what `getUserMedia` threw into why that was, with what the browser says of permission and list. */
export async function whyNotOpen(slot: Device, thrown: Error): Promise<CallError> {
  const { name, message } = thrown;
  const [permission, isListed] = await Promise.all([permissionFor(slot), hasListed(slot)]);
  return CallError.from(thrown, refusalCode({ name, message, permission, isListed }));
}

async function hasListed(slot: Device): Promise<boolean> {
  const kind = slot === 'microphone' ? 'audioinput' : 'videoinput';
  const listed = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return listed.some((device) => device.kind === kind);
}
