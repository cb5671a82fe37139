/** Who someone is, from the handshake of a connection. Throws a `CallError` with `unauthorized` or `invalid`. */
export type Identify = (handshake: unknown) => Promise<Identity>;

export interface Identity {
  readonly user: string;
  readonly name: string;
}
