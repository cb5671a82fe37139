import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  changeOf,
  choosable,
  chooseDevice,
  type DeviceKind,
  type ListedDevice,
  remember,
} from '../../src/media/device-choice.ts';

const device = (label: string, id = `id of ${label}`, kind: DeviceKind = 'microphone') =>
  ({ kind, id, label, group: label }) as const satisfies ListedDevice;
const system = (means: string): ListedDevice => ({
  ...device(`Default - ${means}`, 'default'),
  group: means,
});
const headset = device('Headset');
const laptop = device('Built-in');
const choose = (list: readonly ListedDevice[], ...chosen: readonly ListedDevice[]) =>
  chooseDevice(list, 'microphone', chosen);

describe('the choice of a device', () => {
  it('is the system’s until a person has chosen', () => {
    expect(choose([system('Built-in'), laptop, headset])).to.equal(undefined);
  });

  it('is the last one that was chosen and is there', () => {
    expect(choose([laptop, headset], headset, laptop)).to.equal(headset.id);
    expect(choose([laptop], headset, laptop)).to.equal(laptop.id);
    expect(choose([device('Webcam')], headset, laptop)).to.equal(undefined);
  });

  it('is found by its label when ids have changed', () => {
    const reset = device('Headset', 'another id');
    expect(choose([laptop, reset], headset)).to.equal('another id');
  });

  it('is not found by a label that says nothing', () => {
    const nameless = device('', 'x');
    expect(choose([nameless], device('', 'y'))).to.equal(undefined);
  });

  it('is tried where a list without ids cannot tell', () => {
    expect(choose([device('', '')], headset)).to.equal(headset.id);
    expect(choose([], headset)).to.equal(headset.id);
  });

  it('keeps kinds apart', () => {
    const speaker = device('Headset', 'speaker id', 'speaker');
    expect(choose([laptop, speaker], headset)).to.equal(undefined);
  });

  it('is between devices, and not between names of the system’s choice', () => {
    const list = [system('Built-in'), device('Communications', 'communications'), laptop];
    expect(choosable(list, 'microphone')).to.deep.equal([laptop]);
  });

  it('is remembered newest first, each once, and few', () => {
    const reset = device('Headset', 'another id');
    const chosen = [laptop, headset, reset].reduce<ReturnType<typeof remember>>(remember, []);
    expect(chosen).to.deep.equal([
      { id: 'another id', label: 'Headset' },
      { id: laptop.id, label: 'Built-in' },
    ]);
    expect(remember(chosen, undefined)).to.deep.equal([]);
    fc.assert(
      fc.property(fc.array(fc.string()), (labels) => {
        const all = labels
          .map((label) => device(label))
          .reduce<ReturnType<typeof remember>>(remember, []);
        expect(all.length).to.be.at.most(4);
        if (labels.length > 0) expect(all[0]?.label).to.equal(labels.at(-1));
      }),
    );
  });
});

describe('a change of the list', () => {
  const both = [system('Built-in'), laptop, headset];

  it('says that the device in use is gone', () => {
    expect(changeOf(both, [system('Built-in'), laptop], headset, undefined)).to.equal('gone');
  });

  it('says that the one that was chosen is back', () => {
    const without = [system('Built-in'), laptop];
    expect(changeOf(without, both, laptop, headset.id)).to.equal('back');
    expect(changeOf(without, both, system('Built-in'), headset.id)).to.equal('back');
  });

  it('says that the system now means another device by its choice', () => {
    const used = system('Built-in');
    expect(changeOf(both, [system('Headset'), laptop, headset], used, undefined)).to.equal('moved');
  });

  it('knows a device by its label where its id is not told', () => {
    const used = { id: '', label: 'Headset' };
    expect(changeOf(both, [laptop], used, undefined)).to.equal('gone');
  });

  it('is none of the device’s business otherwise', () => {
    expect(changeOf(both, both, headset, headset.id)).to.equal(undefined);
    expect(changeOf([laptop], both, laptop, undefined)).to.equal(undefined);
    expect(changeOf(both, [laptop], laptop, undefined)).to.equal(undefined);
    expect(changeOf(both, [laptop], { id: 'a canvas', label: '' }, undefined)).to.equal(undefined);
  });
});
