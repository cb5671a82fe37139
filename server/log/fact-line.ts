import type { Fact } from '../facts.ts';

export interface FactLine {
  readonly level: 'info' | 'debug';
  /** Ids and codes, and nothing that people are called or have written. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** What the log says of a fact: calls, and rooms as they open and close, from `info` on; each who comes and goes, from `debug` on. */
export function lineOf(fact: Fact): FactLine {
  const { call, room } = fact;
  switch (fact.type) {
    case 'call:ringing': {
      const { invite, to } = fact;
      const ringing = to.filter(({ status }) => status === 'ringing').length;
      return info({ call, room, invite, rung: to.length, ringing }, 'people are rung');
    }
    case 'call:settled':
      return info(
        { call, room, invite: fact.invite, status: fact.status },
        'somebody rings no more',
      );
    case 'room:opened':
      return info({ call, room, kind: fact.kind, reopened: fact.isReopened }, 'a room was opened');
    case 'room:closed':
      return info({ call, room, kind: fact.kind, ending: fact.reason }, 'a room was closed');
    case 'member:joined':
      return debug({ call, room, member: fact.member }, 'somebody came');
    case 'member:left':
      return debug({ call, room, member: fact.member, ending: fact.reason }, 'somebody left');
  }
}

const info = (about: FactLine['about'], words: string): FactLine => ({
  level: 'info',
  about,
  words,
});
const debug = (about: FactLine['about'], words: string): FactLine => ({
  level: 'debug',
  about,
  words,
});
