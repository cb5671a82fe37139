import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  fitting,
  mentionAt,
  mentionsIn,
  splitMentions,
} from '../../../src/elements/chat/mentions.ts';

const people = ['Ann', 'Ann Lee', 'Bob Stone', '@', '\u202EEve'].map((name, index) => ({
  user: `user-${index}`,
  name,
}));
const names = (text: string) => mentionsIn(text, people).map(({ name }) => name);

describe('mentions', () => {
  it('lose and add nothing: the pieces joined are the message', () => {
    const piece = fc.oneof(fc.constantFrom('@', ...people.map(({ name }) => name)), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = parts.join('');
        const pieces = splitMentions(text, people);
        expect(pieces.map((one) => one.text).join('')).to.equal(text);
      }),
    );
  });

  it('are of the longest name that fits', () => {
    expect(names('Hello @Ann Lee and @Bob Stone')).to.deep.equal(['Ann Lee', 'Bob Stone']);
    expect(names('@Ann, hello')).to.deep.equal(['Ann']);
    expect(names('Ann and bob@example.org')).to.deep.equal([]);
    expect(splitMentions('@Nobody', [{ user: 'x', name: '' }])).to.deep.equal([
      { text: '@Nobody' },
    ]);
  });

  it('are being written right before the caret', () => {
    expect(mentionAt('Hello @Bo', 9)).to.deep.equal({ start: 6, query: 'Bo' });
    expect(mentionAt('@', 1)).to.deep.equal({ start: 0, query: '' });
    expect(mentionAt('Hello @Bob Sto', 14)).to.deep.equal({ start: 6, query: 'Bob Sto' });
    for (const text of ['hello', 'bob@example', '@ ', '@Bob\n', `@${'x'.repeat(50)}`])
      expect(mentionAt(text, text.length), text).to.equal(undefined);
  });

  it('are offered by the beginning of any word of a name', () => {
    const found = (query: string) => fitting(people, query).map(({ name }) => name);
    expect(found('an')).to.deep.equal(['Ann', 'Ann Lee']);
    expect(found('STO')).to.deep.equal(['Bob Stone']);
    expect(found('x')).to.deep.equal([]);
  });
});
