import { expect } from '@open-wc/testing';
import { nextTask } from '../../src/base/next-task.ts';
import { Hearing } from '../../src/signaling/hearing.ts';

describe('what is heard while somebody comes into a room', () => {
  let hearing: Hearing;
  let heard: string[];
  let answer: PromiseWithResolvers<void>;

  beforeEach(() => {
    hearing = new Hearing();
    heard = [];
    answer = Promise.withResolvers();
    for (const event of ['room:changed', 'room:closed', 'invite:changed', 'chat:typing'] as const)
      hearing.on(event, () => heard.push(event));
  });

  it('is heard behind the answer, if it is of a room', async () => {
    const coming = hearing.answer('room:join', answer.promise);
    hearing.hear('room:changed', { room: 'tea' });
    hearing.hear('invite:changed', { invite: {} });
    expect(heard).to.deep.equal(['invite:changed']);
    answer.resolve();
    await coming;
    expect(heard).to.deep.equal(['invite:changed']);
    hearing.hear('chat:typing', { room: 'tea' });
    await nextTask();
    expect(heard).to.deep.equal(['invite:changed', 'room:changed', 'chat:typing']);
  });

  it('is heard at once where an earlier room of that name is closed', () => {
    void hearing.answer('invite:accept', answer.promise);
    hearing.hear('room:closed', { room: 'tea' });
    expect(heard).to.deep.equal(['room:closed']);
  });

  it('is heard also where the answer is a refusal, and at once with any other command', async () => {
    const refused = hearing.answer('room:join', answer.promise).catch(() => 'refused');
    hearing.hear('room:changed', { room: 'tea' });
    answer.reject(new Error('full'));
    expect(await refused).to.equal('refused');
    await nextTask();
    expect(heard).to.deep.equal(['room:changed']);
    void hearing.answer('session:check', new Promise(() => {}));
    hearing.hear('chat:typing', { room: 'tea' });
    expect(heard).to.deep.equal(['room:changed', 'chat:typing']);
  });

  it('is heard by all, whoever fails at it', async () => {
    const failing = new AbortController();
    const thrown = new Promise<void>((resolve) => {
      window.addEventListener(
        'unhandledrejection',
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
          resolve();
        },
        { once: true, capture: true },
      );
    });
    hearing.on(
      'room:changed',
      () => {
        failing.abort();
        throw new Error('as planned');
      },
      failing.signal,
    );
    const coming = hearing.answer('room:join', answer.promise);
    hearing.hear('room:changed', { room: 'tea' });
    hearing.hear('chat:typing', { room: 'tea' });
    answer.resolve();
    await coming;
    await thrown;
    expect(heard).to.deep.equal(['room:changed', 'chat:typing']);
  });
});
