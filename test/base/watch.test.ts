import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signal } from '@preact/signals-core';
import { watch } from '../../src/base/watch.ts';

describe('watching signals', () => {
  it('reacts at once and to every change, until it is over', () => {
    const count = signal(0);
    const over = new AbortController();
    const seen: number[] = [];
    watch(() => seen.push(count.value), over.signal);
    count.value = 1;
    over.abort();
    count.value = 2;
    assert.deepEqual(seen, [0, 1]);
  });

  it('does not begin when it is over already', () => {
    const seen: number[] = [];
    watch(() => seen.push(1), AbortSignal.abort());
    assert.deepEqual(seen, []);
  });
});
