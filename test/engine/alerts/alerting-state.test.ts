import { expect } from '@open-wc/testing';
import { type AlertingFacts, statusOf } from '../../../src/engine/alerts/alerting-state.ts';

const facts = (more: Partial<AlertingFacts>): AlertingFacts => ({
  permission: 'granted',
  choice: undefined,
  canPush: false,
  work: 'done',
  ...more,
});

describe('how a person is alerted', () => {
  it('is what the browser allows, as far as it was chosen', () => {
    expect(statusOf(facts({ permission: undefined, work: 'asking' }))).to.equal('unsupported');
    expect(statusOf(facts({ permission: 'denied', choice: 'on' }))).to.equal('denied');
    expect(statusOf(facts({ permission: 'default', choice: 'on' }))).to.equal('off');
    expect(statusOf(facts({ choice: 'off' }))).to.equal('off');
    expect(statusOf(facts({ choice: 'on', canPush: true }))).to.equal('on');
  });

  it('is on in an open page for who has allowed notifications before; closed pages are to be chosen', () => {
    expect(statusOf(facts({}))).to.equal('on');
    expect(statusOf(facts({ canPush: true }))).to.equal('off');
  });

  it('is being asked, or has failed, where that is so and it was wanted', () => {
    expect(statusOf(facts({ permission: 'default', work: 'asking' }))).to.equal('asking');
    expect(statusOf(facts({ choice: 'on', work: 'failed' }))).to.equal('failed');
    expect(statusOf(facts({ choice: 'off', work: 'failed' }))).to.equal('off');
  });
});
