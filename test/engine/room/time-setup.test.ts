import { expect } from '@open-wc/testing';
import {
  type Setup,
  type SetupLook,
  setupAfter,
  setupBegins,
} from '../../../src/engine/room/setup-state.ts';
import { timeSetup } from '../../../src/engine/room/time-setup.ts';
import { openDevice } from '../../../src/media/open-device.ts';
import { scene } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

/** Somebody whose microphone hears something: of silence nothing is sent. */
const heard = (stage: ReturnType<typeof scene>, user: string) =>
  stage.person(user, { capture: openDevice });

describe('the time until one hears or sees somebody', () => {
  const nothing = { isMet: true, isSent: true, isLinked: false, hasCome: false };

  /** Looks every 100 ms, from 100 on, each of which finds this. */
  function after(start: Setup, ...looks: Partial<SetupLook>[]): Setup {
    let [setup, now] = [start, 0];
    for (const look of looks) {
      const { passed = 100 } = look;
      now += passed;
      setup = setupAfter(setup, { ...nothing, ...look, passed, now });
    }
    return setup;
  }

  it('is from asking to come in to what comes, once', () => {
    const took = after(setupBegins(0, true), {}, { isLinked: true }, { hasCome: true });
    expect(took).to.deep.equal({ status: 'over', seconds: 0.3 });
    expect(after(took, { isMet: false }, {}, { hasCome: true })).to.equal(took);
  });

  it('is from when the first other came, where nobody was there', () => {
    const alone = { isMet: false };
    const start = setupBegins(0, false);
    expect(after(start, alone, alone)).to.equal(start);
    expect(after(start, alone, alone, {}, { hasCome: true })).to.deep.include({ seconds: 0.1 });
    // Who has gone before anything came is not waited for.
    const others = after(setupBegins(0, true), {}, alone, {}, {}, { hasCome: true });
    expect(others).to.deep.include({ status: 'over' });
    expect((others as { seconds: number }).seconds).to.be.closeTo(0.2, 1e-9);
  });

  it('is unknown where nobody looked when it came', () => {
    const unknown = { status: 'over', seconds: undefined };
    expect(after(setupBegins(0, true), { hasCome: true, passed: 4_000 })).to.deep.equal(unknown);
    expect(after(setupBegins(0, true), {}, { passed: 9_000 })).to.deep.equal(unknown);
    // While one is alone, nothing is missed.
    const slept = after(setupBegins(0, false), { isMet: false, passed: 9_000 }, {});
    expect(slept.status).to.equal('waiting');
  });

  it('is unknown where all are silent on purpose, and not while they open their devices', () => {
    const silent = { isSent: false, isLinked: true };
    const opening = Array.from({ length: 40 }, () => silent);
    expect(after(setupBegins(0, true), ...opening, { hasCome: true })).to.deep.include({
      seconds: 4.1,
    });
    const said = after(setupBegins(0, true), ...opening, ...opening);
    expect(said).to.deep.equal({ status: 'over', seconds: undefined });
    // Of those who send, and to whom there is no way yet, it is worth waiting for.
    const late = Array.from({ length: 80 }, () => ({}));
    expect(after(setupBegins(0, true), ...late).status).to.equal('waiting');
  });

  it('is measured in a call, by both', async () => {
    const stage = scene();
    const [alice, bob] = [await heard(stage, 'alice'), await heard(stage, 'bob')];
    const over = new AbortController();
    for (const { engine } of [alice, bob]) await engine.join('tea');
    for (const { engine } of [alice, bob]) {
      const room = await until(() => engine.room.value);
      const me = room.roster.me.value?.id ?? '';
      const joined = { me, room: room.roster.doc.value } as never;
      const began = performance.now();
      // Begun anew each time, since a page that stands still for long has nothing to say.
      const took = await eventually(() =>
        timeSetup({ ...room, joined, asked: performance.now(), until: over.signal })(),
      );
      expect(took).to.be.within(0, (performance.now() - began) / 1_000);
      expect(room.carrier.arriving().size).to.equal(1);
    }
    over.abort();
    stage.end();
  });

  it('is in what each page reports of its call', async () => {
    const stage = scene();
    const people = [await heard(stage, 'alice'), await heard(stage, 'bob')];
    /** What both report of a call in which they have heard each other. */
    async function reported(room: string) {
      for (const { engine } of people) await engine.join(room);
      for (const { engine } of people) {
        await eventually(() => engine.room.value?.carrier.arriving().size);
        await until(() => engine.room.value?.quality.value.level);
      }
      for (const { engine } of people) await engine.hangUp();
      return eventually(async () => {
        const reports = await stage.server.reports.of(room);
        return reports.length === 2 ? reports : undefined;
      });
    }
    let calls = 0;
    // A page that stood still meanwhile has nothing to say.
    const kept = await eventually(async () => {
      calls += 1;
      const reports = await reported(`tea ${calls}`);
      return reports.every(({ setup }) => setup !== undefined) ? reports : undefined;
    });
    for (const { setup } of kept) expect(setup).to.be.at.least(0);
    stage.end();
  }).timeout(60_000);
});
