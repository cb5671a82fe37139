import { expect } from '@open-wc/testing';
import { effect } from '@preact/signals-core';
import { Screen } from '../../src/media/screen.ts';
import type { ScreenTracks } from '../../src/media/screen-state.ts';
import { CallError } from '../../src/protocol/errors.ts';
import { canvasScreen } from '../../src/testing/canvas-screen.ts';
import { eventually } from '../support/until.ts';

describe('a screen', () => {
  let call: AbortController;
  /** What the browser has given out, and what the person answers to its questions, one after the other. */
  let given: ScreenTracks[];
  let answers: (Promise<unknown> | 'something' | 'nothing' | CallError)[];

  const capture = async () => {
    const answer = await (answers.shift() ?? 'something');
    if (answer instanceof CallError) throw answer;
    if (answer === 'nothing') return undefined;
    const tracks = await canvasScreen();
    if (tracks) given.push(tracks);
    return tracks;
  };
  const open = () => new Screen(capture, call.signal);
  const alive = () =>
    given.map(
      (tracks) => Object.values(tracks).filter((track) => track.readyState === 'live').length,
    );

  beforeEach(() => {
    call = new AbortController();
    given = [];
    answers = [];
  });
  afterEach(() => call.abort());

  it('is shared with its sound, and stopped as a whole', async () => {
    const screen = open();
    await screen.set(true);
    expect([screen.on.value, alive()]).to.deep.equal([true, [2]]);
    await screen.set(true);
    expect(given).to.have.length(1);
    await screen.set(false);
    expect([screen.on.value, alive()]).to.deep.equal([false, [0]]);
  });

  it('asks once, however often it is pressed', async () => {
    const screen = open();
    const question = Promise.withResolvers<unknown>();
    answers = [question.promise, 'something'];
    const pressed = [screen.set(true), screen.set(true), screen.share()];
    expect(screen.state.value.status).to.equal('starting');
    question.resolve('nothing');
    await Promise.all(pressed);
    expect([screen.state.value.status, answers.length]).to.deep.equal(['off', 1]);
  });

  it('that is stopped while the browser asks takes nothing', async () => {
    const screen = open();
    const question = Promise.withResolvers<unknown>();
    answers = [question.promise];
    const asked = screen.set(true);
    await eventually(() => answers.length === 0);
    await screen.set(false);
    expect(screen.state.value.status).to.equal('off');
    question.resolve('something');
    await asked;
    expect([screen.on.value, alive()]).to.deep.equal([false, [0]]);
  });

  it('that is wanted again while the browser still asks takes the answer', async () => {
    const screen = open();
    const question = Promise.withResolvers<unknown>();
    answers = [question.promise];
    const pressed = [screen.set(true), screen.set(false), screen.set(true)];
    question.resolve('something');
    await Promise.all(pressed);
    expect([screen.on.value, alive()]).to.deep.equal([true, [2]]);
  });

  it('is replaced without ever being off, and lets go of what it showed only then', async () => {
    const screen = open();
    await screen.share();
    const seen: (MediaStreamTrack | undefined)[] = [];
    const stop = effect(() => {
      seen.push(screen.tracks.value?.screen);
      // Whoever sends it changes over before the old one ends.
      expect(screen.tracks.value?.screen.readyState).to.equal('live');
    });
    await screen.share();
    stop();
    expect(seen.map((track) => given.findIndex((one) => one.screen === track))).to.deep.equal([
      0, 1,
    ]);
    expect(alive()).to.deep.equal([0, 2]);
  });

  it('goes on when nothing else was chosen, or nothing else could be', async () => {
    const screen = open();
    await screen.share();
    answers = ['nothing', new CallError('device-failed')];
    await screen.share();
    const error = await screen.share().catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'device-failed' });
    expect([screen.on.value, alive()]).to.deep.equal([true, [2]]);
  });

  it('rejects with why it could not be shared, and can be tried again', async () => {
    const screen = open();
    answers = [new CallError('permission-denied')];
    const error = await screen.set(true).catch((thrown) => thrown);
    expect(error).to.be.instanceOf(CallError).and.include({ code: 'permission-denied' });
    expect(screen.state.value.status).to.equal('failed');
    await screen.set(true);
    expect(screen.on.value).to.equal(true);
  });

  it('is off when the browser’s own bar ends it, its sound included', async () => {
    const screen = open();
    await screen.share();
    // As browsers do it: they end the tracks, and then say so.
    given[0]?.screen.stop();
    given[0]?.screen.dispatchEvent(new Event('ended'));
    expect([screen.state.value.status, alive()]).to.deep.equal(['off', [0]]);
  });

  it('ends with the call, and cannot begin after it', async () => {
    const screen = open();
    await screen.share();
    call.abort();
    expect([screen.on.value, alive()]).to.deep.equal([false, [0]]);
    const error = await screen.share().catch((thrown) => thrown);
    expect(error).to.include({ code: 'wrong-state' });
    expect(given).to.have.length(1);
  });
});
