import { expect } from '@open-wc/testing';
import { choosePicture } from '../../../src/elements/pip/picture-choice.ts';
import type { Member } from '../../../src/protocol/room-doc.ts';

const member = (id: string, more: Partial<Member> = {}) =>
  ({ id, name: id, camera: false, screen: false, held: false, ...more }) as Member;
const chosen = (
  others: readonly Member[],
  kept: readonly string[] = [],
  active: string | undefined = undefined,
) => {
  const { member, slot } = choosePicture(others, kept, active) ?? {};
  return [member?.id, slot];
};
const on = { camera: true };

describe('the one picture that shows a call', () => {
  it('is a shared screen before all else', () => {
    const others = [member('bob', on), member('carol', { screen: true })];
    expect(chosen(others, ['bob'], 'bob')).to.deep.equal(['carol', 'screen']);
  });

  it('is of who is kept on the stage, else of who has the floor, else of the first with a camera', () => {
    const others = [member('bob'), member('carol', on), member('dave', on), member('eve', on)];
    expect(chosen(others, ['eve'], 'dave')).to.deep.equal(['eve', 'camera']);
    expect(chosen(others, [], 'dave')).to.deep.equal(['dave', 'camera']);
    expect(chosen(others, [], 'bob')).to.deep.equal(['carol', 'camera']);
    expect(chosen(others)).to.deep.equal(['carol', 'camera']);
  });

  it('is a name where nobody has a camera on, and nothing where nobody is', () => {
    const others = [member('bob'), member('carol')];
    expect(chosen(others, [], 'carol')).to.deep.equal(['carol', undefined]);
    expect(chosen(others)).to.deep.equal(['bob', undefined]);
    expect(chosen([])).to.deep.equal([undefined, undefined]);
  });

  it('is not of somebody who has put the call on hold, as long as another is there', () => {
    const others = [member('bob', { ...on, screen: true, held: true }), member('carol')];
    expect(chosen(others, ['bob'], 'bob')).to.deep.equal(['carol', undefined]);
    expect(chosen(others.slice(0, 1))).to.deep.equal(['bob', undefined]);
  });
});
