import { providerOf } from '../base/provider-of.ts';
import type { CallProvider } from '../provider/call-provider.ts';
import { ownOrigin } from '../provider/own-origin.ts';

/** Where one asks, and as whom. */
export interface Access {
  readonly server: string;
  /** What goes behind `Bearer`: a token, or on an open server the id of a user, percent-encoded. */
  readonly token: string;
  /** Gives a fresh one. */
  readonly getToken: (() => Promise<string>) | undefined;
}

interface Asking extends Element {
  readonly server: string;
  readonly token: string;
  readonly getToken?: (() => Promise<string>) | undefined;
}

/** What an element says itself, or else what the provider says that it belongs to. */
export function accessOf(element: Asking): Access {
  const provider = (providerOf(element) ?? {}) as Partial<CallProvider>;
  const { token, getToken } = element.token || element.getToken ? element : provider;
  return {
    server: element.server || provider.server || ownOrigin(),
    token: token || encodeURIComponent(provider.user ?? ''),
    getToken,
  };
}
