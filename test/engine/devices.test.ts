import { expect } from '@open-wc/testing';
import type { FactMap } from '../../src/engine/facts.ts';
import { recall } from '../../src/media/device-memory.ts';
import { InventedDevices } from '../../src/testing/invented-devices.ts';
import { fact, type Person, scene } from '../support/engines.ts';
import { eventually, until } from '../support/until.ts';

const HEADSET = 'Headset (046d:0a37)';

describe('the devices of an engine', () => {
  let stage: ReturnType<typeof scene>;
  let devices: InventedDevices;
  let alice: Person;
  let notices: FactMap['call-notice'][];

  beforeEach(async () => {
    localStorage.clear();
    stage = scene();
    devices = new InventedDevices({
      audioinput: ['Built-in', HEADSET],
      videoinput: ['Webcam', 'Other camera'],
      audiooutput: ['Speakers', HEADSET],
    });
    alice = await person('alice');
  });
  afterEach(() => {
    stage.end();
    localStorage.clear();
  });

  async function person(name: string): Promise<Person> {
    const made = await stage.person(name, { registry: devices, capture: devices.capture });
    notices = [];
    made.engine.facts.on('call-notice', (notice) => notices.push(notice));
    return made;
  }
  const microphone = () => alice.engine.sources.microphone;
  const label = () => microphone().track.value?.label;
  const chosen = (kind: MediaDeviceKind, name: string) => ({ id: `${kind} ${name}`, label: name });
  const told = (code: string) => eventually(() => notices.find((notice) => notice.code === code));

  it('are the system’s choice until a person chooses, and then what was chosen, without a gap', async () => {
    await microphone().set(true);
    expect(label()).to.equal('Built-in');
    const states: string[] = [];
    microphone().state.subscribe(({ status }) => states.push(status));
    const { choose } = await bound();
    await choose('microphone', chosen('audioinput', HEADSET));
    expect(label()).to.equal(HEADSET);
    expect(states).to.deep.equal(['on', 'on']);
    expect(devices.opened[0]?.track.readyState).to.equal('ended');
  });

  it('are remembered by the next page', async () => {
    const { choose, process } = await bound();
    await choose('microphone', chosen('audioinput', HEADSET));
    await process('noiseSuppression', false);
    alice = await person('alice-again');
    await microphone().set(true);
    expect(label()).to.equal(HEADSET);
    expect(devices.opened.at(-1)?.processing).to.deep.equal({
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
    });
  });

  it('fall back to the next when one is unplugged, say so, and return when it is plugged in again', async () => {
    const { choose } = await bound();
    await choose('microphone', chosen('audioinput', HEADSET));
    await microphone().set(true);
    devices.unplug(HEADSET);
    expect(await told('device-unplugged')).to.deep.include({
      slot: 'microphone',
      from: HEADSET,
      to: 'Built-in',
    });
    expect(microphone().on.value).to.equal(true);
    devices.plug('audioinput', HEADSET);
    expect(await told('device-changed')).to.deep.include({ from: 'Built-in', to: HEADSET });
    expect(label()).to.equal(HEADSET);
    expect(alice.engine.devices.value?.news.value?.code).to.equal('device-changed');
  });

  it('stay muted when the muted one is unplugged', async () => {
    const { choose } = await bound();
    await choose('microphone', chosen('audioinput', HEADSET));
    await microphone().set(true);
    await microphone().set(false);
    devices.unplug(HEADSET);
    await told('device-unplugged');
    expect(microphone().state.value.status).to.equal('muted');
    expect(microphone().track.value).to.include({ label: 'Built-in', enabled: false });
  });

  it('say that there is none left, and go on by themselves when there is one again', async () => {
    devices.unplug(HEADSET);
    await microphone().set(true);
    const error = fact(alice, 'call-error');
    devices.unplug('Built-in');
    expect(await error).to.include({ code: 'device-missing', slot: 'microphone' });
    expect(microphone().state.value.status).to.equal('interrupted');
    expect(microphone().on.value).to.equal(false);
    devices.plug('audioinput', HEADSET);
    await until(() => microphone().on.value);
    expect(label()).to.equal(HEADSET);
  });

  it('are not touched by what a person does not use', async () => {
    await microphone().set(true);
    const { track } = devices.opened[0]!;
    devices.unplug('Webcam');
    devices.unplug(HEADSET);
    devices.plug('audioinput', 'Another');
    await eventually(() => alice.engine.devices.value?.list.value.length === 4);
    expect(microphone().track.value === track).to.equal(true);
    expect(notices).to.deep.equal([]);
  });

  it('are taken up again after the system has ended them', async () => {
    await microphone().set(true);
    devices.take('Built-in');
    await told('device-resumed');
    expect(microphone().on.value).to.equal(true);
    expect(devices.opened).to.have.length(2);
  });

  it('are said to be interrupted, and to be back, as the system has it', async () => {
    await microphone().set(true);
    devices.hold('Built-in', true);
    expect(await told('device-interrupted')).to.include({ slot: 'microphone' });
    expect(microphone().on.value).to.equal(false);
    devices.hold('Built-in', false);
    await told('device-resumed');
    expect(microphone().on.value).to.equal(true);
    expect(devices.opened).to.have.length(1);
  });

  it('are opened anew when one comes back to a page for which nothing came through', async () => {
    await microphone().set(true);
    devices.hold('Built-in', true);
    await told('device-interrupted');
    document.dispatchEvent(new Event('visibilitychange'));
    await told('device-resumed');
    expect(devices.opened).to.have.length(2);
  });

  it('tell the others in the call the truth', async () => {
    const bob = await stage.person('bob');
    await alice.engine.join('team');
    await until(() => microphone().on.value);
    await bob.engine.join('team');
    const seen = () => bob.engine.room.value?.roster.others.value[0]?.microphone;
    await until(() => seen() === true);
    devices.hold('Built-in', true);
    await until(() => seen() === false);
    devices.hold('Built-in', false);
    await until(() => seen() === true);
  });

  it('go on with the one before when another cannot be opened, and forget that it was chosen', async () => {
    await microphone().set(true);
    const { choose } = await bound();
    const own = await alice.engine.loadDevices();
    const before = own.choices.value;
    for (const name of ['Built-in', HEADSET]) devices.unplug(name);
    await eventually(() => microphone().state.value.status === 'interrupted');
    const failing = choose('microphone', chosen('audioinput', HEADSET)).catch((error) => error);
    await until(() => own.choices.value !== before);
    // What is chosen meanwhile is chosen.
    own.chooseQuality('low');
    expect(await failing).to.include({ code: 'device-missing' });
    expect(own.choices.value).to.deep.equal({ ...before, quality: 'low' });
    expect(recall()).to.deep.equal(own.choices.value);
  });

  it('let the others be heard where a person chose, as long as that is there', async () => {
    const { choose } = await bound();
    const { speaker } = alice.engine.preferences;
    await choose('speaker', chosen('audiooutput', HEADSET));
    await until(() => speaker.value === `audiooutput ${HEADSET}`);
    devices.unplug(HEADSET);
    await until(() => speaker.value === '');
    devices.plug('audiooutput', HEADSET);
    await until(() => speaker.value === `audiooutput ${HEADSET}`);
  });

  async function bound() {
    const loaded = await alice.engine.loadDevices();
    await until(() => loaded.list.value.length > 0);
    return { choose: loaded.choose.bind(loaded), process: loaded.process.bind(loaded) };
  }
});
