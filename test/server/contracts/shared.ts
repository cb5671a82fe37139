import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { InviteState } from '../../../server/invites/invites.ts';
import type { Task } from '../../../server/nodes/agenda.ts';
import type { Shared } from '../../../server/nodes/shared.ts';
import type { RoomState } from '../../../server/rooms/rooms.ts';
import { eventually } from '../../support/until.ts';
import { peopleContract } from './people.ts';
import type { TwoNodes } from './two-nodes.ts';

const empty = (id: string): RoomState => ({
  doc: { rev: 0, info: { id, kind: 'room', opened: 1 }, members: {} },
  call: 'call',
  seats: {},
});
const seat = (state: RoomState, name: string): RoomState => ({
  ...state,
  seats: { ...state.seats, [name]: { session: name, secret: name } },
});
const titled = (state: RoomState, title: string): RoomState => ({
  ...state,
  doc: { ...state.doc, info: { ...state.doc.info, title } },
});
const invite = (id: string, from: string, to: string, room = 'room'): InviteState => ({
  invite: {
    ...{ id, room, from: { user: from, name: from }, video: false, instance: 'i', expires: 1 },
    callees: [{ user: to, name: to, status: 'ringing' }],
  },
  session: from,
});

/** What every form of `Shared` holds to. `open` is called before each case. */
export function sharedContract(form: string, open: () => Promise<TwoNodes>): void {
  describe(`what goes on, ${form}`, () => {
    let nodes: TwoNodes;
    let one: Shared;
    let other: Shared;
    beforeEach(async () => {
      nodes = await open();
      ({ one, other } = nodes);
    });
    afterEach(() => nodes.end());

    it('has rooms that are made, changed, and removed', async () => {
      assert.equal(await one.rooms.get('tea'), undefined);
      const made = await one.rooms.change('tea', () => empty('tea'));
      assert.equal(made.before, undefined);
      assert.equal(made.after?.doc.rev, 1);
      const changed = await other.rooms.change('tea', (state) => state && titled(state, 'Tea'));
      assert.equal(changed.before?.doc.rev, 1);
      assert.equal(changed.after?.doc.rev, 2);
      assert.deepEqual(await one.rooms.get('tea'), changed.after);
      await one.rooms.change('tea', () => undefined);
      assert.equal(await other.rooms.get('tea'), undefined);
    });

    it('raises no revision where the document stays as it is, and keeps what else has changed', async () => {
      await one.rooms.change('tea', () => empty('tea'));
      const { after } = await one.rooms.change('tea', (state) => state && seat(state, 'a'));
      assert.equal(after?.doc.rev, 1);
      assert.deepEqual(Object.keys((await other.rooms.get('tea'))?.seats ?? {}), ['a']);
    });

    it('leaves a room alone where its recipe throws or wants nothing', async () => {
      await one.rooms.change('tea', () => empty('tea'));
      await assert.rejects(
        one.rooms.change('tea', () => {
          throw new Error('no');
        }),
        /no/,
      );
      const { before, after } = await one.rooms.change('tea', (state) => state);
      assert.equal(before, after);
      assert.equal((await one.rooms.get('tea'))?.doc.rev, 1);
    });

    it('loses no change of many that are made at once, and has each revision once', async () => {
      await one.rooms.change('tea', () => empty('tea'));
      const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
      const changes = await Promise.all(
        names.map((name, index) =>
          (index % 2 ? one : other).rooms.change(
            'tea',
            (state) => state && titled(seat(state, name), name),
          ),
        ),
      );
      const revisions = changes.map(({ after }) => after?.doc.rev ?? 0).sort((a, b) => a - b);
      assert.deepEqual(
        revisions,
        names.map((_, index) => index + 2),
      );
      const state = await one.rooms.get('tea');
      assert.deepEqual(Object.keys(state?.seats ?? {}).sort(), [...names].sort());
    });

    it('counts rooms and those who sit in them', async () => {
      await one.rooms.change('tea', () => seat(seat(empty('tea'), 'a'), 'b'));
      await other.rooms.change('coffee', () => seat(empty('coffee'), 'c'));
      assert.deepEqual(await one.rooms.count(), { rooms: 2, members: 3 });
      await one.rooms.change('tea', () => undefined);
      assert.deepEqual(await other.rooms.count(), { rooms: 1, members: 1 });
    });

    it('remembers what was seen of a room last, until it hears that another node has changed it', async () => {
      const sees = (rev?: number) => () =>
        other.rooms.get('tea').then(() => other.rooms.recent('tea')?.doc.rev === rev);
      await one.rooms.change('tea', () => empty('tea'));
      await eventually(sees(1));
      const { after } = await one.rooms.change('tea', (state) => state && titled(state, 'Tea'));
      assert.deepEqual(one.rooms.recent('tea'), after);
      await eventually(sees(2));
      await one.rooms.change('tea', () => undefined);
      await eventually(sees());
    });

    peopleContract(() => nodes);

    it('finds invitations by who is in them and by where they lead', async () => {
      await one.invites.change('i1', () => invite('i1', 'alice', 'bob', 'r1'));
      await other.invites.change('i2', () => invite('i2', 'bob', 'carol', 'r2'));
      const ids = (all: readonly InviteState[]) => all.map((state) => state.invite.id).sort();
      assert.deepEqual(ids(await one.invites.of('bob')), ['i1', 'i2']);
      assert.deepEqual(ids(await other.invites.of('alice')), ['i1']);
      assert.deepEqual(ids(await one.invites.into('r2')), ['i2']);
      await other.invites.change('i1', () => undefined);
      assert.deepEqual(ids(await one.invites.of('bob')), ['i2']);
      assert.deepEqual(ids(await one.invites.into('r1')), []);
      assert.equal(one.invites.epoch, other.invites.epoch);
    });

    it('lets one of many win who answer at once', async () => {
      await one.invites.change('i1', () => invite('i1', 'alice', 'bob'));
      const winners: number[] = [];
      await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          let won = false;
          await (index % 2 ? one : other).invites.change('i1', (state) => {
            won = false;
            const [callee] = state?.invite.callees ?? [];
            if (!state || callee?.status !== 'ringing') return state;
            won = true;
            const callees = [{ ...callee, status: 'accepted' as const }];
            return { ...state, invite: { ...state.invite, callees } };
          });
          if (won) winners.push(index);
        }),
      );
      assert.equal(winners.length, 1);
    });

    it('knows values for a while, and gives one away once', async () => {
      await one.timed.set('a', 'first', 60_000);
      await other.timed.set('a', 'second', 60_000);
      assert.equal(await one.timed.get('a'), 'second');
      const taken = await Promise.all([one, other, one, other].map(({ timed }) => timed.take('a')));
      assert.deepEqual(taken.filter(Boolean), ['second']);
      await one.timed.set('b', 'short', 20);
      await eventually(async () => (await other.timed.get('b')) === undefined);
    });

    it('knows what notifications may be answered with, once each', async () => {
      const answer = { invite: 'i1', user: 'bob', endpoint: 'https://push.example/1' };
      await one.answers.add('t1', answer);
      await one.answers.add('t2', { ...answer, endpoint: 'https://push.example/2' });
      assert.equal(await other.answers.take('t1', 'mallory'), undefined);
      assert.deepEqual(await other.answers.take('t1', 'bob'), answer);
      assert.equal(await one.answers.take('t1'), undefined);
      const left = await other.answers.withdraw('bob', 'i1');
      assert.deepEqual(
        left.map(({ endpoint }) => endpoint),
        ['https://push.example/2'],
      );
      assert.equal(await one.answers.take('t2'), undefined);
    });

    it('does what was planned when it is due, each once, in whichever process', async () => {
      const done: string[] = [];
      const perform = async (task: Task) => {
        if (task.do === 'room:settle') done.push(task.room);
      };
      for (const { agenda } of new Set([one, other])) agenda.begin(perform);
      await one.agenda.plan({ do: 'room:settle', room: 'later' }, 120);
      await other.agenda.plan({ do: 'room:settle', room: 'now' }, 0);
      await one.agenda.plan({ do: 'room:settle', room: 'soon' }, 40);
      await eventually(() => done.length >= 3);
      await other.agenda.plan({ do: 'room:settle', room: 'last' }, 40);
      await eventually(() => done.includes('last'));
      assert.deepEqual(done, ['now', 'soon', 'later', 'last']);
    });
  });
}
