import { expect } from '@open-wc/testing';
import type { Room } from '../../../src/engine/room/room.ts';
import type { ChatStatistics } from '../../../src/protocol/chat.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { Signaling } from '../../../src/signaling/signaling.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { panel, talk } from '../support/full-chat.ts';
import { seen } from '../support/page.ts';

const told: ChatStatistics = {
  messages: 1_234,
  people: [
    { user: 'bob', name: 'Bob Stone', messages: 1_200, reactions: 3 },
    { user: 'alice', name: 'Alice Martin', messages: 34, reactions: 0 },
  ],
  reactions: [{ emoji: '👍', count: 3 }],
};

/** Alice is told that she is the host. */
function promote({ roster }: Room): void {
  const me = roster.me.value!.id;
  roster.patch({ rev: roster.doc.value.rev + 1, members: { [me]: { role: 'host' } } });
}

/** The server answers to this one question so. */
function answer(signaling: Signaling, with_: () => unknown): void {
  const { request } = signaling;
  signaling.request = async (command, payload) =>
    (command === 'chat:statistics'
      ? with_()
      : await request.call(signaling, command, payload)) as never;
}

describe('the statistics of a chat', () => {
  it('are accessible, and say who has said how much', async () => {
    const { scene } = await talk();
    promote(await scene.room);
    answer(scene.engine.signaling, () => told);
    part(panel(), 'more').click();
    (await seen(panel(), 'statistics')).click();
    const view = await seen(panel(), 'sheet', ({ textContent }) => textContent?.includes('Bob'));
    await expect(panel()).to.be.accessible();
    expect(view.textContent).to.include('1234 messages');
    const cells = [...view.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent?.trim()),
    );
    expect(cells).to.deep.equal([
      ['Bob Stone', '1,200', '3'],
      ['Alice Martin', '34', '0'],
    ]);
  });

  it('say why there are none', async () => {
    const { scene } = await talk();
    promote(await scene.room);
    answer(scene.engine.signaling, () => {
      throw new CallError('forbidden');
    });
    part(panel(), 'more').click();
    (await seen(panel(), 'statistics')).click();
    await eventually(() => panel().shadowRoot!.querySelector('[role=alert]')?.textContent);
  });

  it('are offered to hosts alone', async () => {
    await talk();
    part(panel(), 'more').click();
    await seen(panel(), 'item');
    expect(panel().shadowRoot!.querySelector('[part~=statistics]')).to.equal(null);
  });
});
