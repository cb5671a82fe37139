import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** So many people are found without searching. */
export const FEW = 6;

/** Hands first, the longest raised before the others; then oneself; then the others as they came. */
export function inOrder(members: readonly Member[], me: MemberId | undefined): readonly Member[] {
  const rank = ({ id, hand }: Member): number => {
    if (hand !== null) return 0;
    return id === me ? 1 : 2;
  };
  return members.toSorted(
    (one, other) => rank(one) - rank(other) || (one.hand ?? 0) - (other.hand ?? 0),
  );
}

/** Those whose name has these words in it, whatever the case and the accents. */
export function found(members: readonly Member[], search: string): readonly Member[] {
  const wanted = plain(search.trim());
  return members.filter(({ name }) => plain(name).includes(wanted));
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
