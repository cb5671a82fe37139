import { expect } from '@open-wc/testing';
import { CallError } from '../../src/protocol/errors.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';
import { fact, type Person, scene } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('chat', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;

  beforeEach(async () => {
    stage = scene();
    alice = await stage.person('alice', { openBackend: canvasBackend });
    bob = await stage.person('bob', { openBackend: canvasBackend });
    await alice.engine.join('tea');
    await bob.engine.join('tea');
  });
  afterEach(() => stage.end());

  const chat = ({ engine }: Person) => engine.room.value!.chat;
  const shown = (person: Person) =>
    chat(person).entries.value.map(({ text, state, mine }) => [text, state, mine]);

  it('shows a message as sent only when the server has it', async () => {
    const sent = chat(alice).send('  hello ');
    expect(shown(alice)).to.deep.equal([['hello', 'sending', true]]);
    await sent;
    expect(shown(alice)).to.deep.equal([['hello', 'sent', true]]);
    await until(() => shown(bob).length === 1);
    expect(shown(bob)).to.deep.equal([['hello', 'sent', false]]);
  });

  it('counts what was written, and changed, while one was away', async () => {
    chat(bob).show(false);
    bob.signaling.drop();
    await chat(alice).send('hello');
    await chat(alice).send('all');
    const [first] = chat(alice).entries.value;
    const more = await chat(alice).loadMore();
    await more.edit(first!.id, 'hello there');
    const heard = fact(bob, 'call-message-received');
    bob.signaling.restore();
    expect((await heard).message.text).to.equal('hello there');
    await until(() => shown(bob).length === 2);
    expect(chat(bob).unread.value).to.equal(2);
    expect(chat(bob).firstUnread.value).to.equal(first!.id);
    await more.react(first!.id, '👍', true);
    await until(() => chat(bob).entries.value[0]?.reactions);
    expect(chat(bob).unread.value).to.equal(2);
  });

  it('keeps a message that failed, sends it again, and shows it once', async () => {
    const { request } = alice.signaling;
    // The server hears it, and its reply is lost.
    alice.signaling.request = async (...asked) => {
      await request.apply(alice.signaling, asked);
      throw new CallError('timeout');
    };
    const failure = await chat(alice)
      .send('hello')
      .catch((thrown) => thrown);
    expect(failure).to.be.instanceOf(CallError);
    alice.signaling.request = request;
    await until(() => shown(bob).length === 1);
    expect(shown(alice)).to.deep.equal([['hello', 'sent', true]]);
  });

  it('sends a failed message again when asked to', async () => {
    const { request } = alice.signaling;
    alice.signaling.request = async () => {
      throw new CallError('offline');
    };
    await chat(alice)
      .send('hello')
      .catch(() => {});
    expect(shown(alice)).to.deep.equal([['hello', 'failed', true]]);
    alice.signaling.request = request;
    const [entry] = chat(alice).entries.value;
    await Promise.all([chat(alice).retry(entry!.id), chat(alice).retry(entry!.id)]);
    await until(() => shown(bob).length === 1);
    expect(shown(alice)).to.deep.equal([['hello', 'sent', true]]);
    expect(shown(bob)).to.deep.equal([['hello', 'sent', false]]);
  });

  it('sends nothing where there is nothing to say', async () => {
    await chat(alice).send(' \n ');
    expect(shown(alice)).to.deep.equal([]);
  });

  it('counts what comes while nobody looks', async () => {
    chat(bob).show(false);
    await chat(alice).send('one');
    await chat(alice).send('two');
    await until(() => chat(bob).unread.value === 2);
    chat(bob).show(true);
    expect(chat(bob).unread.value).to.equal(0);
  });

  it('shows those who come later what was said, as no news', async () => {
    await chat(alice).send('before');
    const carol = await stage.person('carol', { openBackend: canvasBackend });
    const news = fact(carol, 'call-message-received');
    await carol.engine.join('tea');
    expect(shown(carol)).to.deep.equal([['before', 'sent', false]]);
    await chat(alice).send('after');
    expect((await news).message.text).to.equal('after');
  });
});
