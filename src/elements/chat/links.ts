/** A piece of a message: text, or the address of a page. */
export interface Piece {
  readonly text: string;
  /** An absolute http(s) address. */
  readonly href?: string;
}

/**
 * Something that looks like a web address; what stands around it is cut off below. Marks that change the direction of
 * writing end it, since they make an address look like another.
 */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\p{Bidi_Control}]+/giu;
/** What ends sentences, and is no part of an address at its end. */
const STOPS = '.,;:!?…';
/** Closing brackets, each with the one that opens it. */
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

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
  const surplus = surplusOf(address);
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    const opening = BRACKETS[last];
    const isSurplus = opening !== undefined && (surplus[opening] ?? 0) > 0;
    if (!isSurplus && !STOPS.includes(last)) break;
    if (isSurplus && opening) surplus[opening] = (surplus[opening] ?? 0) - 1;
  }
  return address.slice(0, end);
}

/** By how many each closing bracket outnumbers its opening one. */
function surplusOf(address: string): Record<string, number> {
  const surplus: Record<string, number> = { '(': 0, '[': 0, '{': 0 };
  for (const letter of address) {
    const opening = BRACKETS[letter];
    if (opening) surplus[opening] = (surplus[opening] ?? 0) + 1;
    else if (letter in surplus) surplus[letter] = (surplus[letter] ?? 0) - 1;
  }
  return surplus;
}

/** Only what a browser reads as an http(s) address with a host, and without a name and password in front of it. */
function safeHref(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, username, password, href } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && host && !username && !password ? href : undefined;
}
