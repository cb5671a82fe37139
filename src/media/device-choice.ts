/** What a person chooses one of. */
export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** A device as the browser lists it. Before there was a permission, `id` and `label` are empty. */
export interface ListedDevice {
  readonly kind: DeviceKind;
  readonly id: string;
  readonly label: string;
  /** The same for what is in one case: a headset's microphone and speaker. */
  readonly group: string;
}

/** A device as it is remembered: by its id, and by its label, since ids change when permissions are reset. */
export interface KnownDevice {
  readonly id: string;
  readonly label: string;
}

/** What has become of the device in use: it is no more there, another is meant by it, or a better liked one is there. */
export type DeviceChange = 'gone' | 'moved' | 'back';

/** What a browser adds to the real devices: the system's choice, which is no choice of the person's. */
const SYSTEM_CHOICES = ['', 'default', 'communications'];

/** The devices that a person can choose. */
export const choosable = (list: readonly ListedDevice[], kind: DeviceKind) =>
  list.filter((device) => device.kind === kind && !SYSTEM_CHOICES.includes(device.id));

/**
 * The id of the device to use, out of those that were chosen (last one first): the first of them that is there.
 * Undefined leaves it to the system.
 */
export function chooseDevice(
  list: readonly ListedDevice[],
  kind: DeviceKind,
  chosen: readonly KnownDevice[],
): string | undefined {
  const there = choosable(list, kind);
  // Nothing can be told from a list without ids; the browser may know the device all the same.
  if (there.length === 0) return chosen[0]?.id;
  for (const { id, label } of chosen) {
    const found = there.find((device) => device.id === id) ?? sameLabel(there, label);
    if (found) return found.id;
  }
  return undefined;
}

function sameLabel(there: readonly ListedDevice[], label: string): ListedDevice | undefined {
  return label === '' ? undefined : there.find((device) => device.label === label);
}

/** What two lists, one after the other, say of the device in use. `wanted` is what `chooseDevice` says of the second. */
export function changeOf(
  before: readonly ListedDevice[],
  after: readonly ListedDevice[],
  used: KnownDevice,
  wanted: string | undefined,
): DeviceChange | undefined {
  const isUsed = ({ id, label }: ListedDevice) =>
    used.id ? id === used.id : label !== '' && label === used.label;
  const was = before.find(isUsed);
  const is = after.find(isUsed);
  if (was && !is) return 'gone';
  if (wanted && is && wanted !== is.id) return 'back';
  if (was && is && was.group !== is.group) return 'moved';
  return undefined;
}

/** The devices that were chosen, after one more choice: the newest first, and not more than a person has places. */
export function remember(
  chosen: readonly KnownDevice[],
  device: KnownDevice | undefined,
): readonly KnownDevice[] {
  if (!device) return [];
  const { id, label } = device;
  return [{ id, label }, ...chosen.filter((one) => one.label !== label)].slice(0, 4);
}
