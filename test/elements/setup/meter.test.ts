import { html } from 'lit';
import '../../../src/elements/setup/device-settings.ts';
import { Voice } from '../../support/voice.ts';
import { find, page, seen } from '../support/page.ts';

describe('a meter', () => {
  it('shows the level of the microphone while that is on, and nothing afterwards', async () => {
    const voice = new Voice();
    voice.speak(1);
    await page(html`<device-settings preview></device-settings>`, {
      parts: { capture: async () => voice.track.clone() },
    });
    const shows = (isLoud: boolean) =>
      seen(find('device-settings'), 'meter', ({ ariaValueNow, firstElementChild: bar }) => {
        const width = Number.parseInt((bar as HTMLElement).style.inlineSize, 10);
        return Number(ariaValueNow) > 0 === isLoud && width > 0 === isLoud;
      });
    await shows(true);
    (await seen(find('device-settings'), 'microphone')).click();
    await shows(false);
    voice.close();
  });
});
