import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { Localize } from '../../../src/elements/base/localize.ts';
import { qualityText } from '../../../src/elements/base/quality-text.ts';
import { eventually } from '../../support/until.ts';

customElements.define(
  'quality-reader',
  class extends LitElement {
    readonly words = new Localize(this);
  },
);

it('why it is not good is said with its number, in the language of the page', async () => {
  const words = async (lang: string) => {
    const place = await fixture(html`<div lang=${lang}><quality-reader></quality-reader></div>`);
    return (place.firstElementChild as unknown as { words: Localize }).words;
  };
  const english = await words('en');
  const say = (code: 'upload-loss' | 'delay' | 'frames', value: number) =>
    qualityText(english, 'fair', { code, value });
  expect(say('upload-loss', 0.082)).to.equal('Your upload loses 8%');
  expect(say('delay', 0.42)).to.equal('Sound comes 0.4 seconds late');
  expect(say('frames', 3.4)).to.equal('Only 3 pictures a second');
  expect(qualityText(english, 'good', undefined)).to.equal('Good connection');
  const french = await words('fr');
  await eventually(() =>
    /^Votre envoi perd 8\s%$/.test(
      qualityText(french, 'fair', { code: 'upload-loss', value: 0.082 }),
    ),
  );
});
