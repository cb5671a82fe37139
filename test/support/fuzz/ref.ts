/** What ids stand for. `made` is whatever somebody has made up. */
export type Kind =
  | 'room'
  | 'user'
  | 'member'
  | 'stay'
  | 'invite'
  | 'instance'
  | 'message'
  | 'file'
  | 'notice'
  | 'token'
  | 'made';

/** Stands in a drawn message for an id that exists: which one is known when the message is sent. */
export class Ref {
  readonly kind: Kind;
  /** Which of all that would do. */
  readonly pick: number;
  /** Whether it is to be of the room that the message is about, or of who sends it. */
  readonly isNear: boolean;
  /** What stands there where there is none. */
  readonly spare: unknown;
  /** Whether nothing may stand there. */
  readonly isOptional: boolean;

  constructor(kind: Kind, pick: number, isNear: boolean, spare: unknown, isOptional = false) {
    this.kind = kind;
    this.pick = pick;
    this.isNear = isNear;
    this.spare = spare;
    this.isOptional = isOptional;
  }

  /** The same in a field that may be missing. */
  orNothing(): Ref {
    return new Ref(this.kind, this.pick, this.isNear, this.spare, true);
  }
}

/** A value with something else in place of each reference in it. */
export function withoutRefs(value: unknown, instead: (ref: Ref) => unknown): unknown {
  if (value instanceof Ref) return instead(value);
  if (Array.isArray(value)) return value.map((one) => withoutRefs(one, instead));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withoutRefs(one, instead)]),
  );
}

/** The same value with nothing that exists. */
export const spared = (value: unknown): unknown => withoutRefs(value, ({ spare }) => spare);
