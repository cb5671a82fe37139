import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KeySeals } from '../../../server/sql/key-seals.ts';
import { newSealingKeySetting, readSealingKey } from '../../../server/sql/sealing-key.ts';
import { PlainSeals } from '../../../server/sql/seals.ts';
import { sealingKey } from '../../support/sealing-keys.ts';
import { HOSTILE } from '../contracts/place.ts';

const a = new KeySeals([sealingKey('a')]);
const ba = new KeySeals([sealingKey('b'), sealingKey('a')]);
const place = ['messages', 'tea', '1'];

describe('what is sealed', () => {
  it('is opened by the key that it names, whichever is the first', () => {
    for (const text of HOSTILE.map((one) => one.toWellFormed())) {
      const sealed = a.seal(place, text);
      assert.match(sealed, /^sealed:a:[\w+/]+=*$/);
      assert.equal(a.open(place, sealed), text);
      assert.equal(ba.open(place, sealed), text);
      assert.match(ba.seal(place, text), /^sealed:b:/);
    }
  });

  it('is another text each time, and says nothing of what is in it', () => {
    const sealed = [1, 2].map(() => a.seal(place, 'the same words'));
    assert.notEqual(sealed[0], sealed[1]);
    for (const one of sealed)
      assert.ok(!Buffer.from(one.split(':')[2] ?? '', 'base64').includes('words'));
  });

  it('is opened nowhere else, by no other key, and not where a bit of it is another', () => {
    const sealed = a.seal(place, 'words');
    const other = new KeySeals([{ ...sealingKey('b'), id: 'a' }]);
    const flipped = Buffer.from(sealed.slice(9), 'base64');
    flipped[14] = (flipped[14] ?? 0) ^ 1;
    const tries = [
      () => a.open(['messages', 'tea', '2'], sealed),
      () => a.open(['messages', 'tea,1'], sealed),
      () => other.open(place, sealed),
      () => a.open(place, `sealed:a:${flipped.toString('base64')}`),
      () => a.open(place, sealed.slice(0, 30)),
      () => a.open(place, 'sealed:a:'),
      () => new PlainSeals().open(place, sealed),
      () => a.open(place, sealed.replace(':a:', ':c:')),
    ];
    for (const open of tries) assert.throws(open, { name: 'SealError' });
  });

  it('names the key that is missing, and nothing else', () => {
    const sealed = a.seal(place, 'words');
    assert.throws(() => new KeySeals([sealingKey('b')]).open(place, sealed), {
      message: 'sealed with the key "a", which is not set',
    });
  });

  it('may never have been: plain text is as it is', () => {
    assert.equal(a.open(place, '{"text":"sealed:a:"}'), '{"text":"sealed:a:"}');
  });
});

describe('a key', () => {
  it('is as long as it has to be, and has a name', () => {
    const [name, setting = ''] = newSealingKeySetting().trim().split(/=(.*)/);
    assert.equal(name, 'CALL_ENCRYPTION_KEYS');
    assert.equal(readSealingKey(setting)?.key.length, 32);
    for (const wrong of ['', 'a', 'a:', ':AAAA', 'a:AAAA', 'a b:c', `a:${'A'.repeat(100)}`])
      assert.equal(readSealingKey(wrong), undefined, wrong);
  });
});
