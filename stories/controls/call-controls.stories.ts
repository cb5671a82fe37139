import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Slot } from '../../src/protocol/slot.ts';
import { canvasCapture, silence } from '../../src/testing/canvas-capture.ts';
import { blockedSound } from '../support/blocked-sound.ts';
import { buttonIn, type ControlsArgs, story } from '../support/controls.ts';
import { HEADSET, inventedSetup } from '../support/invented-setup.ts';
import { sceneIn, stage } from '../support/stage.ts';

type Story = StoryObj<ControlsArgs>;

/** Devices of which one cannot be opened. */
const without = (slot: Slot, error: CallError): Partial<EngineParts> => ({
  capture: async (asked) => {
    if (asked === slot) throw error;
    return canvasCapture('Alice')(asked);
  },
});

const meta: Meta<ControlsArgs> = {
  title: 'Controls/call-controls',
  component: 'call-controls',
  args: { controls: 'microphone camera screen chat settings hang-up' },
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

/** The system lets nothing through from the microphone: a phone call, another program. */
export const Interrupted: Story = (() => {
  const { devices, parts } = inventedSetup();
  return story(async (scene) => {
    await scene.talk('Bob Stone');
    await scene.seen(() => scene.engine.sources.microphone.on.value);
    devices.hold('Built-in microphone', true);
  }, parts);
})();

export const Unplugged: Story = (() => {
  const { devices, parts } = inventedSetup();
  return story(async (scene) => {
    const { choose } = await scene.engine.loadDevices().then((all) => ({
      choose: all.choose.bind(all),
    }));
    await choose('microphone', { id: `audioinput ${HEADSET}`, label: HEADSET });
    await scene.talk('Bob Stone');
    await scene.seen(() => scene.engine.sources.microphone.on.value);
    devices.unplug(HEADSET);
    await scene.seen(() => scene.engine.devices.value?.news.value);
  }, parts);
})();

const voice = (): Partial<EngineParts> => ({
  capture: async (slot) => {
    if (slot === 'camera') return canvasCapture('Alice')(slot);
    const context = new AudioContext();
    const [gain, out] = [context.createGain(), context.createMediaStreamDestination()];
    const tone = context.createOscillator();
    tone.connect(gain).connect(out);
    // Words, and the pauses between them.
    for (let second = 0; second < 30; second += 0.6) {
      gain.gain.setValueAtTime(0.5, second);
      gain.gain.setValueAtTime(0, second + 0.4);
    }
    tone.start();
    return out.stream.getAudioTracks()[0]!;
  },
});

export const SpeaksWhileMuted: Story = {
  ...story(async (scene) => {
    await scene.talk('Bob Stone');
    await scene.seen(() => scene.engine.sources.microphone.on.value);
    await scene.engine.set('microphone', false);
    const { mutedSpeech } = await scene.room;
    await scene.seen(() => mutedSpeech.isHeard.value);
  }, voice()),
  decorators: [(inner) => html`<br /><br />${inner()}`],
};

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
