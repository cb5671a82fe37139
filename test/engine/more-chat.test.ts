import { expect } from '@open-wc/testing';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { canvasBackend } from '../../src/testing/canvas-backend.ts';
import { type Person, scene } from '../support/engines.ts';
import { until } from '../support/until.ts';

describe('in a conversation', () => {
  let stage: ReturnType<typeof scene>;
  let alice: Person;
  let bob: Person;

  const enter = async (name: string) => {
    const person = await stage.person(name, { openBackend: canvasBackend });
    await person.engine.join('tea');
    return person;
  };
  beforeEach(async () => {
    stage = scene();
    alice = await enter('alice');
    bob = await enter('bob');
  });
  afterEach(() => stage.end());

  const chat = ({ engine }: Person) => engine.room.value!.chat;
  const entries = (person: Person) => chat(person).entries.value;
  const last = (person: Person) => entries(person).at(-1);
  /** Bob says a word, and Alice has heard it. */
  const said = async (text: string) => {
    await chat(bob).send(text);
    await until(() => last(alice)?.text === text);
    return last(alice)!;
  };
  const fill = async (count: number) => {
    for (let line = 0; line < count; line += 1) await chat(bob).send(`${line}`);
  };

  it('what is older is loaded in pages, and only when it is asked for', async () => {
    await fill(CHAT_LIMITS.logPage + CHAT_LIMITS.historyPage + 1);
    const carol = await enter('carol');
    expect(entries(carol)).to.have.length(CHAT_LIMITS.logPage);
    expect(chat(carol).older.value).to.equal(true);
    const more = await chat(carol).loadMore();
    await Promise.all([more.loadOlder(), more.loadOlder()]);
    expect(entries(carol)).to.have.length(CHAT_LIMITS.logPage + CHAT_LIMITS.historyPage);
    await more.loadOlder();
    expect(entries(carol).map(({ text }) => text)).to.deep.equal(
      entries(bob).map(({ text }) => text),
    );
    expect(chat(carol).older.value).to.equal(false);
  });

  it('any message can be reached, and everything read without showing it', async () => {
    await fill(CHAT_LIMITS.logPage + 10);
    const carol = await enter('carol');
    const more = await chat(carol).loadMore();
    expect(await more.everything()).to.have.length(CHAT_LIMITS.logPage + 10);
    expect(entries(carol)).to.have.length(CHAT_LIMITS.logPage);
    expect(await more.reach(entries(bob)[0]!.id)).to.equal(true);
    expect(await more.reach('nothing')).to.equal(false);
  });

  it('what changed while one was away is taken over, also of what is older than a page', async () => {
    const first = await said('first');
    await fill(CHAT_LIMITS.logPage);
    await until(() => entries(alice).length === CHAT_LIMITS.logPage + 1);
    alice.signaling.drop();
    await (await chat(bob).loadMore()).edit(first.id, 'changed');
    alice.signaling.restore();
    await until(() => entries(alice)[0]?.text === 'changed');
  });

  it('reactions, edits and deletions reach everybody', async () => {
    const { id } = await said('helo');
    const [hers, his] = [await chat(alice).loadMore(), await chat(bob).loadMore()];
    await hers.react(id, '👍', true);
    await until(() => last(bob)?.reactions?.['👍']?.[0]?.name === 'alice');
    await his.edit(id, 'hello');
    await until(() => last(alice)?.text === 'hello' && last(alice)?.edited);
    const refused = await hers.edit(id, 'no').catch((thrown) => thrown);
    expect((refused as CallError).code).to.equal('forbidden');
    await his.delete(id);
    await until(() => last(alice)?.deleted);
  });

  it('an answer quotes what it answers, and goes on doing so when it is tried again', async () => {
    const { id } = await said('Tea?');
    const { request } = alice.signaling;
    alice.signaling.request = async () => {
      throw new CallError('offline');
    };
    const options = { reply: id, mentions: ['bob'] };
    await chat(alice)
      .send('Yes, @bob', options)
      .catch(() => {});
    expect(last(alice)).to.deep.include({ state: 'failed', options });
    alice.signaling.request = request;
    await chat(alice).retry(last(alice)!.id);
    await until(() => last(bob)?.reply?.text === 'Tea?');
    expect(last(bob)?.mentions).to.deep.equal([{ user: 'bob', name: 'bob' }]);
  });

  it('what comes while nobody looks is unread, from the first of it on', async () => {
    chat(alice).read(false);
    const { id } = await said('one');
    await said('two');
    expect([chat(alice).unread.value, chat(alice).firstUnread.value]).to.deep.equal([2, id]);
    chat(alice).read(true);
    expect([chat(alice).unread.value, chat(alice).firstUnread.value]).to.deep.equal([0, id]);
    await chat(alice).send('three');
    expect(chat(alice).firstUnread.value).to.equal(undefined);
  });

  it('one sees who is writing, until they have written', async () => {
    (await chat(bob).loadMore()).type();
    const more = await until(() => chat(alice).more.value);
    await until(() => more.typing.value.length === 1);
    expect(chat(bob).more.value?.typing.value).to.deep.equal([]);
    await said('done');
    expect(more.typing.value).to.deep.equal([]);
  });

  it('words are found', async () => {
    const { id } = await said('The kettle is on');
    const { found } = await (await chat(alice).loadMore()).search('kettle');
    expect(found.map((message) => message.id)).to.deep.equal([id]);
  });
});
