/** Markup, marks that turn the direction of writing, and no place to break. */
export const HOSTILE_NAME = `<img src=x onerror=alert(1)>\u202Egnp.exe\u202C<b>${'W'.repeat(60)}`;

/** Characters that are made of several. */
export const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍🚀';

export const HOSTILE_TEXT = [
  '<script>alert(1)</script>',
  '\u202Etxet desrever',
  'javascript:alert(1)',
  'https://user:secret@bank.example/',
].join('\n');

export const LONG_WORD = 'W'.repeat(10_000);
