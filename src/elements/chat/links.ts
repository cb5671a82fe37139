/** A piece of a message: text, or the address of a page. */
export interface Piece {
  readonly text: string;
  /** An absolute http(s) address. */
  readonly href?: string;
}

/** Something that looks like a web address; what stands around it is cut off below. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?…]+$/u;

/** Splits a message into text and safe links. The pieces together are the message, to the letter. */
export function links(message: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of message.matchAll(ADDRESS)) {
    const text = trimmed(match[0]);
    const href = safeHref(text);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: message.slice(end, match.index) });
    pieces.push({ text, href });
    end = match.index + text.length;
  }
  if (end < message.length) pieces.push({ text: message.slice(end) });
  return pieces;
}

/** Without the full stop or the closing bracket of the sentence around it. */
function trimmed(address: string): string {
  let text = address.replace(TRAILING, '');
  while (text.endsWith(')') && count(text, ')') > count(text, '(')) {
    text = text.slice(0, -1).replace(TRAILING, '');
  }
  return text;
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** Only what a browser reads as an http(s) address with a host, and without a name and password in front of it. */
function safeHref(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && host && !username && !password ? href : undefined;
}
