import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { latest, queue } from '../../src/base/serial.ts';

describe('a queue', () => {
  it('runs one step after the other, in order', async () => {
    const inTurn = queue();
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = inTurn(async () => {
      log.push('first begins');
      await gate.promise;
      log.push('first ends');
    });
    const second = inTurn(() => log.push('second'));
    await Promise.resolve();
    gate.resolve();
    await Promise.all([first, second]);
    assert.deepEqual(log, ['first begins', 'first ends', 'second']);
  });

  it('goes on after a step that failed, and tells who asked for it', async () => {
    const inTurn = queue();
    const failing = inTurn(() => {
      throw new Error('no');
    });
    const next = inTurn(() => 'fine');
    await assert.rejects(failing, /no/);
    assert.equal(await next, 'fine');
  });
});

describe('latest', () => {
  it('works on the newest of what came in meanwhile, and on nothing twice', async () => {
    const done: number[] = [];
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const set = latest<number>(async (value) => {
      await gates[done.push(value) - 1]?.promise;
    });
    const all = [set(1), set(2), set(3), set(4)];
    gates[0]?.resolve();
    gates[1]?.resolve();
    await Promise.all(all);
    assert.deepEqual(done, [1, 4]);
  });

  it('tells who asked for an older value when the newest is done', async () => {
    const gate = Promise.withResolvers<void>();
    let isDone = false;
    const set = latest<number>(async (value) => {
      if (value === 2) {
        await gate.promise;
        isDone = true;
      }
    });
    const first = set(1);
    void set(2);
    gate.resolve();
    await first;
    assert.ok(isDone);
  });

  it('starts anew after a failure', async () => {
    const done: number[] = [];
    const set = latest<number>(async (value) => {
      if (value === 1) throw new Error('no');
      done.push(value);
    });
    await assert.rejects(set(1), /no/);
    await set(2);
    assert.deepEqual(done, [2]);
  });
});
