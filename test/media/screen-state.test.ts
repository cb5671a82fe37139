import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  errorOf,
  next,
  type ScreenEvent,
  type ScreenState,
  type ScreenTracks,
  tracksOf,
} from '../../src/media/screen-state.ts';
import { CallError } from '../../src/protocol/errors.ts';

const track = (id: string) => ({ id }) as MediaStreamTrack;
const desk: ScreenTracks = { screen: track('desk'), 'screen-audio': track('its sound') };
const tab: ScreenTracks = { screen: track('tab') };
const error = new CallError('permission-denied');

const run = (...events: readonly ScreenEvent[]): ScreenState =>
  events.reduce(next, { status: 'off' } as ScreenState);
const ask = { type: 'ask' } as const;
const chosen = (tracks: ScreenTracks) => ({ type: 'chosen', tracks }) as const;
const ended = (one: MediaStreamTrack | undefined) =>
  ({ type: 'ended', track: one as MediaStreamTrack }) as const;

describe('the state of a screen', () => {
  it('is on once something was chosen, and off when it is stopped', () => {
    expect(run(ask).status).to.equal('starting');
    expect(run(ask, chosen(desk))).to.deep.equal({ status: 'on', tracks: desk });
    expect(run(ask, chosen(desk), { type: 'stop' })).to.deep.equal({ status: 'off' });
  });

  it('is as before when nothing was chosen, which is no error', () => {
    expect(run(ask, { type: 'dismissed' })).to.deep.equal({ status: 'off' });
    const shared = run(ask, chosen(desk), ask, { type: 'dismissed' });
    expect(shared).to.deep.equal({ status: 'on', tracks: desk });
  });

  it('says why it could not begin; what was shared before goes on', () => {
    const failed = { type: 'failed', error } as const;
    expect(run(ask, failed)).to.deep.equal({ status: 'failed', error });
    expect(run(ask, chosen(desk), ask, failed)).to.deep.equal({
      status: 'on',
      tracks: desk,
      error,
    });
    expect(errorOf(run(ask, failed, ask))).to.equal(undefined);
    expect(errorOf(run(ask, chosen(desk), ask, failed, ask))).to.equal(undefined);
  });

  it('shares one thing until another was chosen', () => {
    expect(run(ask, chosen(desk), ask)).to.deep.equal({ status: 'replacing', tracks: desk });
    expect(tracksOf(run(ask, chosen(desk), ask, chosen(tab)))).to.equal(tab);
  });

  it('is off when the picture ends, though not for its sound alone', () => {
    const shared = [ask, chosen(desk)] as const;
    expect(run(...shared, ended(desk.screen))).to.deep.equal({ status: 'off' });
    const mute = run(...shared, ended(desk['screen-audio']));
    expect(tracksOf(mute)).to.deep.equal({ screen: desk.screen });
    expect(run(...shared, ask, ended(desk.screen))).to.deep.equal({ status: 'starting' });
    expect(tracksOf(run(...shared, ended(tab.screen)))).to.equal(desk);
  });

  it('takes nothing that comes after it was stopped', () => {
    expect(run(ask, { type: 'stop' }, chosen(desk))).to.deep.equal({ status: 'off' });
    expect(run(ask, { type: 'stop' }, { type: 'failed', error })).to.deep.equal({ status: 'off' });
  });

  it('never changes by the same event a second time, unless it is of something new', () => {
    const event: fc.Arbitrary<ScreenEvent> = fc.constantFrom<ScreenEvent>(
      ask,
      chosen(desk),
      chosen(tab),
      ended(desk.screen),
      ended(desk['screen-audio']),
      { type: 'dismissed' },
      { type: 'failed', error },
      { type: 'stop' },
    );
    fc.assert(
      fc.property(fc.array(event), event, (before, last) => {
        const once = run(...before, last);
        expect(next(once, last)).to.equal(once);
        const shared = tracksOf(once);
        expect(shared !== undefined).to.equal(['on', 'replacing'].includes(once.status));
      }),
    );
  });
});
