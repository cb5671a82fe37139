import type { CallElement } from './call-element.ts';

type Join = (element: CallElement) => void;

const waiting = new Set<CallElement>();
let join: Join | undefined;

/** Brings an element together with its engine and its language: now, or as soon as the code for that is there. */
export function whenJoinable(element: CallElement): void {
  if (join) join(element);
  else waiting.add(element);
}

/** Called once, by what comes right after the first paint. */
export function setJoin(how: Join): void {
  join = how;
  for (const element of waiting) how(element);
  waiting.clear();
}
