import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/elements/controls/call-controls.ts';
import type { CallControls } from '../../src/elements/controls/call-controls.ts';
import type { EngineParts } from '../../src/engine/engine.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Slot } from '../../src/protocol/slot.ts';
import { canvasCapture, silence } from '../../src/testing/canvas-capture.ts';
import { blockedSound } from '../support/blocked-sound.ts';
import type { Scene } from '../support/scene.ts';
import { part } from '../support/settled.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Args = Pick<CallControls, 'controls'>;
type Story = StoryObj<Args>;

const story = (
  happens: (scene: Scene) => Promise<unknown>,
  parts?: Partial<EngineParts>,
): Story => ({
  render: ({ controls }) =>
    stage(html`<call-controls controls=${controls}></call-controls>`, happens, { parts }),
});

const buttonIn = (canvas: HTMLElement, name: string) =>
  part(canvas.querySelector('call-controls')!, name);

/** Devices of which one cannot be opened. */
const without = (slot: Slot, error: CallError): Partial<EngineParts> => ({
  capture: async (asked) => {
    if (asked === slot) throw error;
    return canvasCapture('Alice')(asked);
  },
});

const meta: Meta<Args> = {
  title: 'Controls/call-controls',
  component: 'call-controls',
  args: { controls: 'microphone camera screen chat hang-up' },
  parameters: { layout: 'padded' },
  play: async (context) => {
    await sceneIn(context);
  },
};
export default meta;

/** There is nothing to control. */
export const NotInACall: Story = story((scene) => scene.connected());

export const MicrophoneOn: Story = story((scene) => scene.talk('Bob Stone'));

export const AllOn: Story = story((scene) => scene.talk('Bob Stone', { video: true }));

export const Muted: Story = story(async (scene) => {
  await scene.talk('Bob Stone');
  await scene.engine.set('microphone', false);
});

/** The browser is still asking for the camera. */
export const Pending: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone');
    void scene.engine.set('camera', true);
  },
  { capture: (slot) => (slot === 'camera' ? new Promise(() => {}) : Promise.resolve(silence())) },
);

export const PermissionRefused: Story = story(
  (scene) => scene.talk('Bob Stone'),
  without('microphone', new CallError('permission-denied')),
);

export const CameraMissing: Story = story(
  (scene) => scene.talk('Bob Stone', { video: true }),
  without('camera', new CallError('device-missing')),
);

export const Unread: Story = story(async (scene) => {
  const bob = await scene.talk('Bob Stone');
  const room = await scene.room;
  room.chat.show(false);
  for (const text of ['Hello!', 'Are you there?', 'I can see you.']) await bob.say(text);
  await scene.seen(() => room.chat.unread.value === 3);
});

const allWithHold = { controls: 'microphone camera hold chat hang-up' };

export const OnHold: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    scene.engine.hold();
  }),
  args: allWithHold,
};

/** Two calls: one goes on, the other is on hold. */
export const AnotherOnHold: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    await scene.rung('Carol Diaz');
    await scene.engine.accept({ hold: true });
    await scene.seen(() => scene.engine.room.value?.roster.others.value.length);
  }),
  args: allWithHold,
};

export const ServerLost: Story = story(async (scene) => {
  await scene.talk('Bob Stone');
  scene.line.drop();
});

export const SoundBlocked: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    const room = await scene.room;
    await scene.seen(() => room.speaker.isBlocked.value);
  }, blockedSound.parts),
  beforeEach: blockedSound.beforeEach,
};

export const SubsetInAnotherOrder: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  args: { controls: 'hang-up microphone' },
};

export const Slots: Story = {
  render: ({ controls }) =>
    stage(
      html`<call-controls controls=${controls}>
        <span slot="start">Support</span>
        <button slot="end">Notes</button>
      </call-controls>`,
      (scene) => scene.talk('Bob Stone'),
    ),
};

export const Toggles: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    const pressed = (name: string) =>
      buttonIn(context.canvasElement, name).getAttribute('aria-pressed');
    await userEvent.click(buttonIn(context.canvasElement, 'microphone'));
    await waitFor(() => expect(pressed('microphone')).toBe('false'));
    await userEvent.click(buttonIn(context.canvasElement, 'camera'));
    await waitFor(() => expect(pressed('camera')).toBe('true'));
    await expect(engine.sources.microphone.on.value).toBe(false);
    buttonIn(context.canvasElement, 'microphone').focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(pressed('microphone')).toBe('true'));
  },
};

export const HangsUp: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await userEvent.click(buttonIn(context.canvasElement, 'hang-up'));
    await waitFor(() => expect(engine.room.value).toBe(undefined));
  },
};

export const Sharing: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    await scene.engine.set('screen', true);
  }),
  play: async (context) => {
    await sceneIn(context);
    await waitFor(() => buttonIn(context.canvasElement, 'share-else'));
  },
};

/** The browser asks what to share. */
export const SharingPending: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone');
    void scene.engine.set('screen', true);
  },
  { captureScreen: () => new Promise(() => {}) },
);

/** The operating system does not let the browser record the screen. */
export const SharingRefused: Story = story(
  async (scene) => {
    await scene.talk('Bob Stone');
    await scene.engine.set('screen', true).catch(() => {});
  },
  { captureScreen: () => Promise.reject(new CallError('permission-denied')) },
);

export const SharesAndStops: Story = {
  ...story((scene) => scene.talk('Bob Stone')),
  play: async (context) => {
    const { engine } = await sceneIn(context);
    await userEvent.click(buttonIn(context.canvasElement, 'screen'));
    await waitFor(() => buttonIn(context.canvasElement, 'share-else'));
    const first = engine.room.value?.screen.tracks.value;
    await userEvent.click(buttonIn(context.canvasElement, 'share-else'));
    await waitFor(() => expect(engine.room.value?.screen.tracks.value).not.toBe(first));
    await userEvent.click(buttonIn(context.canvasElement, 'stop-sharing'));
    await waitFor(() => expect(engine.room.value?.screen.on.value).toBe(false));
  },
};
