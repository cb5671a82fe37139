import type { Wish } from '../media/capture.ts';
import type { Processing } from '../media/processing.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import { silence } from './canvas-capture.ts';
import { movingCanvas } from './moving-canvas.ts';

/** What the browser would call the kind of an invented device. */
type Kind = MediaDeviceKind;

const KIND: Readonly<Record<Device, Kind>> = { microphone: 'audioinput', camera: 'videoinput' };

interface Opened {
  readonly label: string;
  readonly track: MediaStreamTrack;
  readonly processing: Processing | undefined;
}

/**
 * Devices that can be plugged in and pulled out by a test or a story: for an engine's `registry`, and by `capture` for
 * its tracks, which are moving canvases and silence.
 */
export class InventedDevices extends EventTarget {
  /** Every track that was opened, by the label of its device; the newest last. */
  readonly opened: Opened[] = [];
  #devices: MediaDeviceInfo[] = [];

  constructor(devices: Readonly<Partial<Record<Kind, readonly string[]>>>) {
    super();
    for (const [kind, labels] of Object.entries(devices))
      for (const label of labels) this.#devices.push(info(kind as Kind, label));
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [...this.#devices];
  }

  /** Opens the device that is wished for, or the first of its kind. */
  readonly capture = async (slot: Device, wish: Wish = {}): Promise<MediaStreamTrack> => {
    const there = this.#devices.filter(({ kind }) => kind === KIND[slot]);
    const device = there.find(({ deviceId }) => deviceId === wish.device) ?? there[0];
    if (!device) throw new CallError('device-missing');
    const { label, deviceId, groupId } = device;
    const track = slot === 'camera' ? movingCanvas(label) : silence();
    track.getSettings = () => ({ deviceId, groupId });
    Object.defineProperty(track, 'label', { value: label });
    this.opened.push({ label, track, processing: wish.processing });
    return track;
  };

  plug(kind: Kind, label: string): void {
    this.#devices.push(info(kind, label));
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Pulls a device out: it is listed no more, and its tracks end. */
  unplug(label: string): void {
    this.#devices = this.#devices.filter((device) => device.label !== label);
    for (const { track } of this.opened.filter((opened) => opened.label === label)) end(track);
    this.dispatchEvent(new Event('devicechange'));
  }

  /** The system lets nothing through from a device, or again. */
  hold(label: string, isHeld: boolean): void {
    for (const { track } of this.opened.filter((opened) => opened.label === label)) {
      Object.defineProperty(track, 'muted', { value: isHeld, configurable: true });
      track.dispatchEvent(new Event(isHeld ? 'mute' : 'unmute'));
    }
  }

  /** The system ends what was opened of a device, and the device stays. */
  take(label: string): void {
    for (const { track } of this.opened.filter((opened) => opened.label === label)) end(track);
  }
}

function end(track: MediaStreamTrack): void {
  if (track.readyState === 'ended') return;
  track.stop();
  track.dispatchEvent(new Event('ended'));
}

function info(kind: Kind, label: string): MediaDeviceInfo {
  const deviceId = `${kind} ${label}`;
  return { kind, label, deviceId, groupId: label, toJSON: () => ({ kind, label, deviceId }) };
}
