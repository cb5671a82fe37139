import type { Device } from '../protocol/slot.ts';

/** Whether this page may use a kind of device (W3C Permissions); undefined where the browser does not say. */
export async function permissionFor(slot: Device): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: slot as PermissionName })).state;
  } catch {
    // Older Firefox and Safari know no such permission.
    return undefined;
  }
}
