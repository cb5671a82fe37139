import assert from 'node:assert/strict';
import { it } from 'node:test';
import { messageWithout, roomWithout } from '../../../server/sql/without-person.ts';
import type { ChatMessage } from '../../../src/protocol/chat.ts';

it('a message that quotes somebody loses that with them, and not with another whose id theirs ends with', () => {
  const quoting: ChatMessage = {
    ...{ id: 'entry-2/eve', from: { user: 'eve', name: 'Eve', member: 'member-eve' } },
    ...{ text: 'yes', sent: 2, reply: { id: 'entry-1/a/b', name: 'Ann', text: 'do we' } },
  };
  assert.equal(messageWithout(quoting, 'b'), quoting);
  const { reply: _reply, ...rest } = quoting;
  assert.deepEqual(messageWithout(quoting, 'a/b'), rest);
});

it('a room that was hosted by somebody who is erased is nobody’s who comes first', () => {
  const room = { id: 'lesson', by: 'root', created: 1, settings: {}, hosts: ['ann', 'bob'] };
  assert.deepEqual(roomWithout(room, 'ann', 'nobody'), { ...room, hosts: ['nobody', 'bob'] });
  assert.equal(roomWithout(room, 'eve', 'nobody'), room);
});
