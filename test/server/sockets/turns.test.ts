import assert from 'node:assert/strict';
import { it } from 'node:test';
import { turns } from '../../../server/sockets/turns.ts';

it('one thing is done after the other, in the order in which they came, and what comes to an idle connection at once', async () => {
  const done: string[] = [];
  const inTurn = turns((thrown) => assert.fail(String(thrown)));
  const first = Promise.withResolvers<void>();
  inTurn(async () => {
    done.push('first begins');
    await first.promise;
    done.push('first ends');
  });
  assert.deepEqual(done, ['first begins']);
  const all = new Promise<void>((resolve) => {
    inTurn(async () => {
      done.push('second');
    });
    inTurn(() => {
      done.push('third, at once');
    });
    inTurn(async () => {
      done.push('fourth');
      resolve();
    });
  });
  first.resolve();
  await all;
  assert.deepEqual(done, ['first begins', 'first ends', 'second', 'third, at once', 'fourth']);
  await new Promise(setImmediate);
  inTurn(() => {
    done.push('fifth, at once');
  });
  assert.equal(done.at(-1), 'fifth, at once');
});

it('what fails is reported, and the next is done', async () => {
  const failures: unknown[] = [];
  const inTurn = turns((thrown) => failures.push(thrown));
  const problem = new Error('as planned');
  inTurn(async () => {
    throw problem;
  });
  inTurn(() => {
    throw problem;
  });
  await new Promise<void>((resolve) => inTurn(async () => resolve()));
  assert.deepEqual(failures, [problem, problem]);
});
