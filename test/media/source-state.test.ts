import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { next, type SourceEvent, type SourceState, trackOf } from '../../src/media/source-state.ts';
import { CallError } from '../../src/protocol/errors.ts';

const OFF: SourceState = { status: 'off' };
const track = {} as MediaStreamTrack;
const other = {} as MediaStreamTrack;
const events: Record<SourceEvent['type'], SourceEvent> = {
  start: { type: 'start' },
  started: { type: 'started', track },
  failed: { type: 'failed', error: new CallError('device-missing') },
  mute: { type: 'mute' },
  unmute: { type: 'unmute' },
  renewed: { type: 'renewed', track: other },
  interrupted: { type: 'interrupted', track },
  resumed: { type: 'resumed', track },
  stop: { type: 'stop' },
};
const run = (...types: SourceEvent['type'][]) =>
  types.reduce<SourceState>((state, type) => next(state, events[type]), OFF);

describe('a source', () => {
  it('starts, is muted and unmuted with the same track, and stops', () => {
    expect(run('start').status).to.equal('starting');
    expect(run('start', 'started').status).to.equal('on');
    expect(trackOf(run('start', 'started', 'mute'))).to.equal(track);
    expect(run('start', 'started', 'mute', 'unmute').status).to.equal('on');
    expect(run('start', 'started', 'stop')).to.deep.equal(OFF);
  });

  it('fails while it starts, and can be started again', () => {
    expect(run('start', 'failed').status).to.equal('failed');
    expect(run('start', 'failed', 'start').status).to.equal('starting');
    expect(run('start', 'started', 'failed').status).to.equal('on');
  });

  it('is interrupted by the system, and taken up again with the same track or another', () => {
    const interrupted = run('start', 'started', 'interrupted');
    expect(interrupted.status).to.equal('interrupted');
    expect(next(interrupted, events.resumed).status).to.equal('on');
    expect(next(interrupted, events.renewed)).to.deep.equal({ status: 'on', track: other });
    expect(next(interrupted, events.failed)).to.include({ status: 'interrupted' });
    expect(next(interrupted, events.mute).status).to.equal('muted');
  });

  it('is not interrupted, nor resumed, by a track that it has no more', () => {
    const renewed = run('start', 'started', 'renewed');
    expect(next(renewed, events.interrupted)).to.equal(renewed);
    expect(next(renewed, events.resumed)).to.equal(renewed);
  });

  it('that a person has muted stays so, whatever the system does', () => {
    const muted = run('start', 'started', 'mute');
    for (const type of ['interrupted', 'resumed', 'failed', 'renewed'] as const)
      expect(next(muted, events[type]).status, type).to.equal('muted');
    expect(trackOf(next(muted, events.renewed)) === other).to.equal(true);
  });

  it('takes no track that nobody waits for', () => {
    for (const state of [OFF, run('start', 'stop'), run('start', 'failed')]) {
      expect(next(state, events.started)).to.equal(state);
    }
  });

  it('stays the same for what comes twice, whatever happened before', () => {
    const type = fc.constantFrom(...(Object.keys(events) as SourceEvent['type'][]));
    fc.assert(
      fc.property(fc.array(type), type, (before, last) => {
        const once = next(run(...before), events[last]);
        expect(next(once, events[last])).to.equal(once);
      }),
    );
  });

  it('has a track exactly while it is on, muted or interrupted', () => {
    const type = fc.constantFrom(...(Object.keys(events) as SourceEvent['type'][]));
    fc.assert(
      fc.property(fc.array(type), (types) => {
        const state = run(...types);
        const isOpen = ['on', 'muted', 'interrupted'].includes(state.status);
        expect(trackOf(state) !== undefined).to.equal(isOpen);
      }),
    );
  });
});
