import { expect } from '@open-wc/testing';
import { Notices } from '../../../src/engine/alerts/notices.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { NOTICE_LIMITS } from '../../../src/protocol/notice-limits.ts';
import type { Signaling } from '../../../src/signaling/signaling.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import type { LoopbackSignaling } from '../../../src/testing/loopback-signaling.ts';
import { until } from '../../support/until.ts';

describe('the notices of a page', () => {
  let server: InPageServer;
  let over: AbortController;
  const lines: LoopbackSignaling[] = [];

  beforeEach(() => {
    server = new InPageServer();
    over = new AbortController();
  });
  afterEach(() => {
    over.abort();
    for (const line of lines.splice(0)) line.close();
    server.close();
  });

  const tell = (title: string) =>
    server.notify('alice', { kind: 'recording', code: 'ready', title });
  const tellMany = async (count: number) => {
    for (let index = 1; index <= count; index += 1) await tell(`tea ${index}`);
  };
  async function connected(): Promise<LoopbackSignaling> {
    const line = server.connect('alice');
    lines.push(line);
    await until(() => line.state.value === 'connected');
    return line;
  }
  const page = async () => {
    const line = await connected();
    return { line, notices: new Notices(line, over.signal) };
  };
  const titles = ({ list }: Notices) => list.value?.map(({ title }) => title).join();
  const count = ({ list }: Notices) => list.value?.length;

  it('are what is kept, and what comes, with the number of those unread', async () => {
    await tell('tea');
    const { notices } = await page();
    expect(notices.list.value).to.equal(undefined);
    await until(() => titles(notices) === 'tea');
    await tell('cake');
    await until(() => titles(notices) === 'cake,tea');
    expect(notices.unread.value).to.equal(2);
    expect(notices.older.value).to.equal(false);
  });

  it('are read and deleted on all pages of the person', async () => {
    await tellMany(3);
    const [{ notices: one }, { notices: other }] = [await page(), await page()];
    await until(() => count(one) === 3 && count(other) === 3);
    await one.read([one.list.value?.[1]?.id ?? '']);
    await until(() => other.unread.value === 2);
    expect(other.list.value?.map(({ read }) => read)).to.deep.equal([false, true, false]);
    await other.read('all');
    await until(() => one.unread.value === 0);
    await other.delete([other.list.value?.[0]?.id ?? '']);
    await until(() => titles(one) === 'tea 2,tea 1');
    await one.delete('all');
    await until(() => count(other) === 0);
    // Nothing to read or delete is nothing to ask.
    await one.read('all');
    await one.delete([]);
  });

  it('come in pages; of all that was known of, as much is there on the next connection', async () => {
    await tellMany(NOTICE_LIMITS.page + 5);
    const { line, notices } = await page();
    await until(() => notices.older.value);
    expect(count(notices)).to.equal(NOTICE_LIMITS.page);
    await Promise.all([notices.more(), notices.more()]);
    expect(count(notices)).to.equal(NOTICE_LIMITS.page + 5);
    expect(notices.older.value).to.equal(false);
    line.drop();
    await tell('news');
    line.restore();
    await until(() => titles(notices)?.startsWith('news'));
    expect(count(notices)).to.equal(NOTICE_LIMITS.page + 5);
  });

  it('are asked for anew where all that was known of is deleted, and there is more', async () => {
    await tellMany(NOTICE_LIMITS.page + 2);
    const { notices } = await page();
    await until(() => notices.older.value);
    await notices.delete(notices.list.value?.map(({ id }) => id) ?? []);
    await until(() => titles(notices) === 'tea 2,tea 1');
  });

  it('are not put back to what they were by an answer that is late', async () => {
    await tell('tea');
    const line = await connected();
    let asked = 0;
    const request: Signaling['request'] = async (command, payload) => {
      const answer = await line.request(command, payload);
      asked += 1;
      if (asked > 1) return answer;
      const heard = new Promise((resolve) => line.on('notice:changed', resolve, over.signal));
      await tell('cake');
      await heard;
      return answer;
    };
    const on: Signaling['on'] = (...what) => line.on(...what);
    const late = { state: line.state, request, on } as Signaling;
    const notices = new Notices(late, over.signal);
    await until(() => count(notices));
    expect(titles(notices)).to.equal('cake,tea');
    expect(asked).to.equal(2);
  });

  it('are asked for again where the answer did not come', async () => {
    await tell('tea');
    const line = await connected();
    let asked = 0;
    const request: Signaling['request'] = async (command, payload) => {
      asked += 1;
      if (asked === 1) throw new CallError('timeout');
      return line.request(command, payload);
    };
    const on: Signaling['on'] = (...what) => line.on(...what);
    const notices = new Notices({ state: line.state, request, on } as Signaling, over.signal);
    await until(() => titles(notices) === 'tea');
  });

  it('say what went wrong', async () => {
    await tell('tea');
    const { line, notices } = await page();
    await until(() => count(notices) === 1);
    line.pretend('offline');
    const failure = await notices.read('all').catch((thrown: CallError) => thrown.code);
    expect(failure).to.equal('offline');
    expect(notices.unread.value).to.equal(1);
  });
});
