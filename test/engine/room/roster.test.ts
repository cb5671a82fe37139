import { expect } from '@open-wc/testing';
import { createFacts } from '../../../src/engine/facts.ts';
import { Roster } from '../../../src/engine/room/roster.ts';
import { member, roomDoc } from '../../support/samples.ts';

describe('the roster', () => {
  const over = new AbortController();
  let roster: Roster;
  let news: string[];

  beforeEach(() => {
    const facts = createFacts();
    news = [];
    facts.on('call-member-joined', ({ member }) => news.push(`+${member.id}`));
    facts.on('call-member-left', ({ member }) => news.push(`-${member.id}`));
    roster = new Roster(roomDoc([member('a'), member('b')]), 'a', facts, over.signal);
    roster.tell();
  });
  after(() => over.abort());

  const ids = () => roster.members.value.map(({ id }) => id);

  it('applies patches in their order, and tells who comes and goes', () => {
    expect(roster.patch({ rev: 2, members: { c: member('c', { joined: 2 }) } })).to.equal(true);
    expect(roster.patch({ rev: 3, members: { b: null } })).to.equal(true);
    expect(ids()).to.deep.equal(['a', 'c']);
    expect(news).to.deep.equal(['+c', '-b']);
  });

  it('ignores a patch that it has had, and asks for everything when one is missing', () => {
    const { doc } = roster;
    const before = doc.value;
    expect(roster.patch({ rev: 1, members: { b: null } })).to.equal(true);
    expect(roster.patch({ rev: 3, members: { b: null } })).to.equal(false);
    expect(doc.value).to.equal(before);
  });

  it('is not set back by an answer that patches have overtaken', () => {
    roster.patch({ rev: 2, members: { b: null } });
    roster.replace(roomDoc([member('a'), member('b')], { rev: 1 }));
    expect(ids()).to.deep.equal(['a']);
  });

  it('keeps the others, as away, while they come back to a server that started anew', () => {
    const info = { ...roster.doc.value.info, opened: 2 };
    roster.replace(roomDoc([member('a')], { rev: 1, info }));
    expect(ids()).to.deep.equal(['a', 'b']);
    expect(roster.others.value[0]?.connected).to.equal(false);
    roster.patch({ rev: 2, members: { b: member('b') } });
    expect(roster.others.value[0]?.connected).to.equal(true);
    expect(news).to.deep.equal([]);
    roster.patch({ rev: 3, members: { b: null } });
    expect(ids()).to.deep.equal(['a']);
    expect(news).to.deep.equal(['-b']);
  });
});
