import { expect } from '@open-wc/testing';
import { type Heard, hear, isSpeaking, SILENCE } from '../../../src/engine/room/voices-state.ts';

describe('who speaks', () => {
  const LOOK = 200;
  let now: number;
  let heard: Heard;
  beforeEach(() => {
    now = 0;
    heard = SILENCE;
  });

  /** For so many milliseconds, everybody is so loud. */
  function speak(levels: Readonly<Record<string, number>>, ms = LOOK): string | undefined {
    for (let passed = 0; passed < ms; passed += LOOK) {
      now += LOOK;
      heard = hear(heard, new Map(Object.entries(levels)), now);
    }
    return heard.active;
  }
  const speaking = () => [...heard.voices.keys()].filter((id) => isSpeaking(heard, id));

  it('is whoever is heard, and still is in the pause between two words', () => {
    speak({ bob: 0.2, carol: 0.001 });
    expect(speaking()).to.deep.equal(['bob']);
    speak({ bob: 0, carol: 0 }, 600);
    expect(speaking()).to.deep.equal(['bob']);
    speak({ bob: 0, carol: 0 }, 400);
    expect(speaking()).to.deep.equal([]);
  });

  it('has the floor until somebody else takes it, and not for a cough', () => {
    expect(speak({ bob: 0.2, carol: 0 }, 600)).to.equal('bob');
    expect(speak({ bob: 0, carol: 0 }, 3_000)).to.equal('bob');
    expect(speak({ bob: 0, carol: 0.9 }, 200)).to.equal('bob');
    expect(speak({ bob: 0, carol: 0 }, 1_200)).to.equal('bob');
    expect(speak({ bob: 0, carol: 0.2 }, 800)).to.equal('carol');
  });

  it('is interrupted only by who is louder for longer', () => {
    speak({ bob: 0.3, carol: 0 }, 1_000);
    expect(speak({ bob: 0.3, carol: 0.35 }, 4_000)).to.equal('bob');
    expect(speak({ bob: 0.1, carol: 0.6 }, 1_000)).to.equal('carol');
  });

  it('gives way when the one who has the floor has left, and is nobody when all have', () => {
    speak({ bob: 0.2, carol: 0 }, 600);
    expect(speak({ carol: 0 })).to.equal(undefined);
    expect(speak({ carol: 0.2 })).to.equal('carol');
    expect(speak({})).to.equal(undefined);
  });

  it('does not go to and fro between two who speak alike', () => {
    const floors: (string | undefined)[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      floors.push(speak(turn % 2 ? { bob: 0.3, carol: 0.2 } : { bob: 0.2, carol: 0.3 }, 400));
    }
    expect(new Set(floors.slice(2)).size).to.equal(1);
  });
});
