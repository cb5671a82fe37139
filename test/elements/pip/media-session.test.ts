import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { chooseToStay } from '../../../src/elements/pip/leaving-choice.ts';
import { eventually } from '../../support/until.ts';
import { cancel, page } from '../support/page.ts';

/** What the browser is told to do at its own buttons, which no test can press. */
const handlers = new Map<string, (() => void) | null>();
const shown: Record<string, boolean> = {};
const { mediaSession } = navigator;

before(() => {
  Object.assign(mediaSession, {
    setActionHandler(action: string, handler: (() => void) | null) {
      // The real one throws at what it does not know.
      MediaSession.prototype.setActionHandler.call(mediaSession, action as never, handler);
      handlers.set(action, handler);
    },
    setMicrophoneActive: (on: boolean) => {
      shown['microphone'] = on;
    },
    setCameraActive: (on: boolean) => {
      shown['camera'] = on;
    },
  });
});

after(() => {
  for (const own of ['setActionHandler', 'setMicrophoneActive', 'setCameraActive'])
    Reflect.deleteProperty(mediaSession, own);
});

afterEach(() => chooseToStay(false));

const press = (action: string) => handlers.get(action)?.();

describe('the browser’s own buttons', () => {
  it('turn microphone and camera on and off, and show how they are', async () => {
    const scene = await page(html``);
    await scene.meet('Bob');
    const { microphone, camera } = scene.engine.sources;
    await eventually(() => handlers.get('hangup') && microphone.on.value && shown['microphone']);
    press('togglemicrophone');
    await eventually(() => !microphone.on.value && shown['microphone'] === false);
    press('togglecamera');
    await eventually(() => camera.on.value && shown['camera']);
  });

  it('hang up, unless the page cancels it, and do nothing after the call', async () => {
    const scene = await page(html``);
    await scene.meet('Bob');
    await eventually(() => handlers.get('hangup'));
    const asked = cancel('call-hang-up');
    press('hangup');
    expect(asked.count).to.equal(1);
    expect(scene.engine.room.value).not.to.equal(undefined);
    void scene.engine.hangUp();
    await eventually(() => [...handlers.values()].every((handler) => handler === null));
  });

  it('end the call', async () => {
    const scene = await page(html``);
    await scene.meet('Bob');
    await eventually(() => handlers.get('hangup'));
    press('hangup');
    await eventually(() => !scene.engine.room.value);
  });
});

describe('a tab that is left', () => {
  it('has the small window open by itself for who chose that, and for nobody else', async () => {
    const scene = await page(html``);
    await scene.meet('Bob');
    await eventually(() => handlers.get('hangup'));
    expect(handlers.get('enterpictureinpicture')).to.equal(null);
    chooseToStay(true);
    const asked = cancel('call-toggle');
    press('enterpictureinpicture');
    expect(asked.last).to.deep.equal({ slot: 'pip', on: true });
    chooseToStay(false);
    expect(handlers.get('enterpictureinpicture')).to.equal(null);
  });
});
