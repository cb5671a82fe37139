import { expect } from '@open-wc/testing';
import type { LinkState } from '../../../src/backends/backend.ts';
import type { Counts } from '../../../src/engine/room/health-counts.ts';
import {
  type Circumstances,
  healthOf,
  isQuiet,
  ownHealth,
  type Vitals,
} from '../../../src/engine/room/health-state.ts';
import { look } from '../../../src/engine/room/vitals.ts';

const FINE: Circumstances = { link: 'connected', isThere: true, sends: true, shows: true };
const NONE: Counts = { bytes: 0, packets: 0, lost: 0, frames: 0, roundTrip: 0, missed: 0 };

/** Looks at a link second by second: what each second brings, under which circumstances. */
function looks(
  seconds: readonly (Partial<Counts> & { readonly now?: Partial<Circumstances> })[],
  before?: Vitals,
): Vitals {
  let vitals = before ?? look(undefined, NONE, FINE);
  for (const {
    now,
    bytes = 9_000,
    packets = 100,
    lost = 0,
    frames = 20,
    roundTrip = 0.1,
    missed = 0,
  } of seconds) {
    const { counts } = vitals;
    const after = {
      bytes: counts.bytes + bytes,
      packets: counts.packets + packets,
      lost: counts.lost + lost,
      frames: counts.frames + frames,
    };
    vitals = look(vitals, { ...after, roundTrip, missed }, { ...FINE, ...now });
  }
  return vitals;
}
const times = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);
const health = (vitals: Vitals | undefined, more: Partial<Circumstances> = {}) =>
  healthOf({ ...FINE, ...more }, vitals);

describe('how a member can be reached', () => {
  it('is what the link says, before anything is counted', () => {
    const said = (link: LinkState | undefined, isThere = true) =>
      healthOf({ link, isThere }, undefined);
    expect(said(undefined)).to.equal('connecting');
    expect(said('connecting')).to.equal('connecting');
    expect(said('connected')).to.equal('connected');
    expect(said('reconnecting')).to.equal('reconnecting');
    expect(said('failed')).to.equal('lost');
    expect(said('connected', false)).to.equal('reconnecting');
    expect(said('connecting', false)).to.equal('reconnecting');
  });

  it('is weak when much is lost, late or missing for three looks, and not for two', () => {
    for (const bad of [
      { lost: 15 },
      { roundTrip: 0.8 },
      { bytes: 0, packets: 0, now: { shows: false } },
    ]) {
      expect(health(looks(times(2, bad)))).to.equal('connected');
      expect(health(looks(times(3, bad)))).to.equal('weak');
    }
  });

  it('is not weak by a loss that nobody hears, nor by one that few packets only seem to have', () => {
    expect(health(looks(times(20, { lost: 5 })))).to.equal('connected');
    expect(health(looks(times(20, { packets: 4, lost: 2 })))).to.equal('connected');
    expect(
      health(looks(times(9, { bytes: 0, packets: 0, now: { sends: false, shows: false } }))),
    ).to.equal('connected');
  });

  it('stays weak for six good looks, however it wavers', () => {
    const weak = looks(times(9, { lost: 15 }));
    const better = looks(times(5, {}), weak);
    expect(health(better)).to.equal('weak');
    expect(health(looks([{}], better))).to.equal('connected');
    expect(health(looks([{ lost: 9 }], better))).to.equal('weak');
  });

  it('gives reason for doubt as soon as nothing at all has come in for two looks', () => {
    const nothing = { bytes: 0, packets: 0, frames: 0 };
    expect(isQuiet(looks(times(1, nothing)))).to.equal(false);
    expect(isQuiet(looks(times(2, nothing)))).to.equal(true);
    expect(isQuiet(looks([...times(2, nothing), {}]))).to.equal(false);
    expect(isQuiet(looks(times(9, { ...nothing, now: { sends: false, shows: false } })))).to.equal(
      false,
    );
  });

  it('is frozen when no picture has come for three looks, until one does', () => {
    const still = looks([{}, ...times(3, { frames: 0 })]);
    expect(health(still)).to.equal('frozen');
    expect(health(looks([{ frames: 1 }], still))).to.equal('connected');
    expect(health(looks([{}, ...times(2, { frames: 0 })]))).to.equal('connected');
  });

  it('is frozen at the first look without a picture of somebody whom the server has lost', () => {
    const isThere = false;
    const still = looks([{}, { frames: 0, now: { isThere } }]);
    expect(health(still, { isThere })).to.equal('frozen');
    expect(health(looks([{ now: { isThere } }]), { isThere })).to.equal('reconnecting');
  });

  it('is not frozen before the first picture, or while none is to be expected', () => {
    expect(health(looks(times(9, { frames: 0 })))).to.equal('connected');
    const unseen = { frames: 0, now: { shows: false } };
    expect(health(looks([{}, ...times(9, unseen)]))).to.equal('connected');
  });

  it('is never said to be frozen or weak where the link itself is broken', () => {
    const still = looks([{}, ...times(3, { bytes: 0, packets: 0, frames: 0 })]);
    expect(health(still, { link: 'reconnecting' })).to.equal('reconnecting');
    const broken = { bytes: 0, packets: 0, frames: 0, now: { link: 'reconnecting' } } as const;
    expect(health(looks([{}, ...times(9, broken)]))).to.equal('connected');
  });

  it('is lost when neither the server nor the link has reached the member for five looks', () => {
    const away = {
      bytes: 0,
      packets: 0,
      frames: 0,
      now: { link: 'reconnecting', isThere: false },
    } as const;
    const now = { link: 'reconnecting', isThere: false } as const;
    expect(health(looks([{}, ...times(4, away)]), now)).to.equal('reconnecting');
    expect(health(looks([{}, ...times(5, away)]), now)).to.equal('lost');
    expect(health(looks([{}, ...times(5, away), {}]))).to.equal('connected');
  });

  it('begins anew with another connection, which counts from the beginning', () => {
    const before = looks([{}, ...times(2, { lost: 30 })]);
    const first = look(before, { ...NONE, bytes: 900, packets: 10, lost: 10 }, FINE);
    expect([first.strain, first.still]).to.deep.equal([0, 0]);
  });
});

describe('how oneself can be reached', () => {
  const missed = looks(times(3, { missed: 0.3 }));
  const fine = looks(times(3, {}));

  it('is weak only when everybody misses much', () => {
    expect(ownHealth(true, ['connected', 'connected'], [missed, missed])).to.equal('weak');
    expect(ownHealth(true, ['connected', 'connected'], [missed, fine])).to.equal('connected');
    expect(ownHealth(true, [], [])).to.equal('connected');
  });

  it('is reconnecting without the server, and lost where nobody else is reached either', () => {
    expect(ownHealth(false, ['connected', 'reconnecting'], [fine])).to.equal('reconnecting');
    expect(ownHealth(false, [], [])).to.equal('reconnecting');
    expect(ownHealth(false, ['reconnecting', 'failed'], [fine])).to.equal('lost');
  });
});
