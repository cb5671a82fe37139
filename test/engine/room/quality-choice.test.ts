import { expect } from '@open-wc/testing';
import type { Limits } from '../../../src/backends/backend.ts';
import { recall } from '../../../src/media/device-memory.ts';
import { canvasBackend } from '../../../src/testing/canvas-backend.ts';
import { scene } from '../../support/engines.ts';
import { eventually } from '../../support/until.ts';

it('pictures are as good as the page says, until the person chooses, and no better than hosts say', async () => {
  const stage = scene();
  const said: Limits[] = [];
  const { engine } = await stage.person('alice', {
    openBackend: async (name, context) => ({
      ...(await canvasBackend(name, context)),
      limit: (limits) => said.push(limits),
    }),
  });
  const last = (quality: string) => eventually(() => said.at(-1)?.quality === quality);
  const devices = await engine.loadDevices();
  devices.chooseQuality(undefined);
  engine.preferences.quality.value = 'medium';
  await engine.join('tea');
  await last('medium');
  devices.chooseQuality('high');
  await last('high');
  const hosting = await engine.room.value?.hosting.load();
  await hosting?.set({ quality: 'low' });
  await last('low');
  await hosting?.set({ quality: 'auto' });
  await last('high');
  devices.chooseQuality(undefined);
  await last('medium');
  expect(recall().quality).to.equal(undefined);
  stage.end();
});
