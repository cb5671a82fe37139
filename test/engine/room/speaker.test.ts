import type { EngineParts } from '../../../src/engine/engine-parts.ts';
import { InventedDevices } from '../../../src/testing/invented-devices.ts';
import { type Person, scene, talk } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

describe('the speaker', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let players: HTMLAudioElement[];
  const { play, setSinkId } = HTMLAudioElement.prototype;

  beforeEach(async () => {
    stage = scene();
    players = [];
    HTMLAudioElement.prototype.play = function (this: HTMLAudioElement) {
      players.push(this);
      return play.call(this);
    };
  });
  afterEach(() => {
    HTMLAudioElement.prototype.play = play;
    HTMLAudioElement.prototype.setSinkId = setSinkId;
    stage.end();
    localStorage.clear();
  });

  async function call(parts: Partial<EngineParts> = {}) {
    alice = await stage.person('alice', parts);
    // Nothing of one's own is open: one listens all the same.
    alice.engine.preferences.microphone.value = false;
    await talk(alice, await stage.person('bob'));
    const devices = await until(() => alice.engine.devices.value);
    await until(() => devices.list.value.length > 0);
    // One of each.
    await eventually(() => players.length === 2);
    return devices;
  }

  it('plays where a person chose, from then on and in mid-call', async () => {
    const devices = await call();
    const [first, second] = devices.choosable('speaker');
    for (const device of [first, second]) {
      await devices.choose('speaker', device);
      await eventually(() => players.filter(({ sinkId }) => sinkId === device?.id).length === 1);
    }
    await devices.choose('speaker', undefined);
    await eventually(() => players.every(({ sinkId }) => sinkId === ''));
  });

  it('goes on where it played when the device cannot be had', async () => {
    const asked: string[] = [];
    HTMLAudioElement.prototype.setSinkId = function (this: HTMLAudioElement, sink: string) {
      asked.push(sink);
      return setSinkId.call(this, sink);
    };
    const devices = await call({ registry: new InventedDevices({ audiooutput: ['Ghost'] }) });
    await devices.choose('speaker', devices.choosable('speaker')[0]);
    await eventually(() => asked.includes('audiooutput Ghost'));
    await eventually(() => players.every(({ paused, sinkId }) => !paused && sinkId === ''));
  });
});
