import type { Named } from '../../protocol/chat.ts';

/** A piece of a message: text, or somebody's name behind an `@`. */
export interface MentionPiece {
  readonly text: string;
  readonly user?: string;
}

/** Splits a message where it names people. Of names that begin alike the longest is meant. The pieces are the message. */
export function splitMentions(text: string, people: readonly Named[]): readonly MentionPiece[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const pieces: MentionPiece[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const person = byLength.find(({ name }) => name !== '' && text.startsWith(name, at + 1));
    if (!person) continue;
    if (at > plain) pieces.push({ text: text.slice(plain, at) });
    plain = at + 1 + person.name.length;
    pieces.push({ text: text.slice(at, plain), user: person.user });
    at = plain - 1;
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain) });
  return pieces;
}

/** Those whom a text names. */
export function mentionsIn(text: string, people: readonly Named[]): readonly Named[] {
  const users = new Set(splitMentions(text, people).map(({ user }) => user));
  return people.filter(({ user }) => users.has(user));
}

/** What somebody is writing behind an `@` right before the caret: where it begins, and the beginning of a name. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly start: number; readonly query: string } | undefined {
  const start = text.lastIndexOf('@', caret - 1);
  if (start === -1) return undefined;
  // An address of mail is no mention, and a name is no paragraph.
  if (start > 0 && !/[\s(]/.test(text[start - 1] ?? '')) return undefined;
  const query = text.slice(start + 1, caret);
  return /\n|^\s|.{41}/.test(query) ? undefined : { start, query };
}

/** Those whose name, or a word of it, begins so. */
export function fitting(people: readonly Named[], query: string): readonly Named[] {
  const wanted = query.toLocaleLowerCase();
  const fits = (name: string) =>
    [name, ...name.split(/\s+/)].some((word) => word.toLocaleLowerCase().startsWith(wanted));
  return people.filter(({ name }) => fits(name)).slice(0, 6);
}
