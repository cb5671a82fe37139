import { expect } from '@open-wc/testing';
import { hint } from '../../src/media/content-hint.ts';
import { silence } from '../../src/testing/canvas-capture.ts';
import { movingScreen } from '../../src/testing/canvas-screen.ts';

describe('what is said to be in a track', () => {
  it('is what its slot is for', () => {
    for (const [slot, track, said] of [
      ['microphone', silence(), 'speech'],
      ['screen-audio', silence(), 'music'],
      ['camera', movingScreen(), 'motion'],
      ['screen', movingScreen(), 'detail'],
    ] as const) {
      hint(slot, track);
      expect(track.contentHint).to.equal(said);
      track.stop();
    }
  });

  it('stays what whoever made it has said', () => {
    const film = movingScreen();
    film.contentHint = 'motion';
    hint('screen', film);
    expect(film.contentHint).to.equal('motion');
    film.stop();
  });
});
