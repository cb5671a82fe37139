import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../src/base/emitter.ts';

interface Events {
  said: string;
}

describe('an emitter', () => {
  it('tells everyone who listens to that event', () => {
    const emitter = new Emitter<Events & { other: string }>();
    const heard: string[] = [];
    emitter.on('said', (text) => heard.push(`one ${text}`));
    emitter.on('said', (text) => heard.push(`two ${text}`));
    emitter.on('other', (text) => heard.push(`other ${text}`));
    emitter.emit('said', 'hi');
    assert.deepEqual(heard, ['one hi', 'two hi']);
  });

  it('tells nobody whose signal is aborted', () => {
    const emitter = new Emitter<Events>();
    const heard: string[] = [];
    const over = new AbortController();
    emitter.on('said', (text) => heard.push(text), over.signal);
    emitter.emit('said', 'before');
    over.abort();
    emitter.on('said', (text) => heard.push(text), over.signal);
    emitter.emit('said', 'after');
    assert.deepEqual(heard, ['before']);
  });

  it('bears listeners that come and go while it tells', () => {
    const emitter = new Emitter<Events>();
    const heard: string[] = [];
    const over = new AbortController();
    emitter.on(
      'said',
      () => {
        over.abort();
        emitter.on('said', () => heard.push('late'));
      },
      over.signal,
    );
    emitter.emit('said', 'hi');
    assert.deepEqual(heard, []);
    emitter.emit('said', 'hi');
    assert.deepEqual(heard, ['late']);
  });
});
