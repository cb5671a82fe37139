import type { Stores } from '../../../server/storage/stores.ts';

/** Where stores can be kept, with nothing in it yet. */
export interface Place {
  /** The stores as one node sees them, each time of one node more. */
  node(): Promise<Stores>;
  close(): Promise<void>;
}

export type OpenPlace = () => Promise<Place>;

/** What people may write: quotes, characters that some databases refuse, halves of characters, and much of it. */
export const HOSTILE = [
  `'; drop table messages; --`,
  `"\\'\`\${x} %_ ? $1 :a`,
  'a\u0000b\u0000',
  '\ud800 and \udfff, alone',
  '👩🏽‍🚀 ﷽ \u202e\u2066 e\u0301',
  'x'.repeat(10_000),
];

/** Runs a test's body with the stores of so many nodes. */
export function withNodes(
  open: OpenPlace,
  body: (...nodes: [Stores, Stores]) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const place = await open();
    try {
      await body(await place.node(), await place.node());
    } finally {
      await place.close();
    }
  };
}
