import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { links } from '../../../src/elements/chat/links.ts';

const linked = (message: string) =>
  links(message).flatMap(({ href, text }) => (href ? [text] : []));

/** Messages made of what could go wrong in them. */
const message = fc
  .array(
    fc.oneof(
      fc.constantFrom('https://', 'http://a.b', '(', ')', '[', ']', '.', ',', ' ', '\n', '@', ':'),
      fc.constantFrom('javascript:', 'data:', 'user:pw@', '"', '<', '%', '\u202E', '👩‍👩‍👧', 'x'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('links', () => {
  it('loses and adds nothing: the pieces joined are the message', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(
          links(text)
            .map((piece) => piece.text)
            .join(''),
        ).to.equal(text);
      }),
    );
  });

  it('leads to the web alone, and never with a name and password', () => {
    fc.assert(
      fc.property(message, (text) => {
        for (const { href } of links(text)) {
          if (href === undefined) continue;
          const { protocol, username, password, host } = new URL(href);
          expect(['http:', 'https:']).to.include(protocol);
          expect([username, password]).to.deep.equal(['', '']);
          expect(host).not.to.equal('');
        }
      }),
    );
  });

  it('finds addresses in sentences', () => {
    expect(linked('See https://a.example/b?c=d#e, or http://f.example.')).to.deep.equal([
      'https://a.example/b?c=d#e',
      'http://f.example',
    ]);
    expect(linked('HTTPS://A.EXAMPLE/')).to.deep.equal(['HTTPS://A.EXAMPLE/']);
    expect(linked('nothing here')).to.deep.equal([]);
    expect(links('')).to.deep.equal([]);
  });

  it('leaves alone what is no address of a page', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,<b>hello</b>',
      'file:///etc/passwd',
      'https://user:pass@bank.example/',
      'https://bank.example@evil.example/',
      'https://',
      'http:// a.example',
      'https://[',
      'www.example.com',
    ])
      expect(linked(text), text).to.deep.equal([]);
  });

  it('leaves out the brackets and stops of the sentence around it', () => {
    const wiki = 'https://en.wikipedia.org/wiki/Call_(telephone)';
    expect(linked(`(see ${wiki}).`)).to.deep.equal([wiki]);
    expect(linked(wiki)).to.deep.equal([wiki]);
    expect(linked('[https://a.example/x]')).to.deep.equal(['https://a.example/x']);
    expect(linked('{https://a.example/x}!?')).to.deep.equal(['https://a.example/x']);
    expect(linked('https://a.example/x)))...')).to.deep.equal(['https://a.example/x']);
    expect(linked('https://a.example/((x')).to.deep.equal(['https://a.example/((x']);
    expect(linked('<https://a.example/>"https://b.example/"')).to.deep.equal([
      'https://a.example/',
      'https://b.example/',
    ]);
  });

  it('ends at marks that turn the direction of writing', () => {
    expect(linked('https://a.example/\u202Egnp.exe')).to.deep.equal(['https://a.example/']);
  });

  it('takes the longest messages in its stride', () => {
    for (const tail of [')', '.', '(', '.)', 'https://a.b/']) {
      const text = `https://a.example/${tail.repeat(10_000 / tail.length)}`;
      expect(
        links(text)
          .map((piece) => piece.text)
          .join(''),
      ).to.equal(text);
    }
  });
});
