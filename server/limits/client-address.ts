import { BlockList, isIP } from 'node:net';

/** Whether an address is a proxy's that is believed; `hop` counts from the server outwards, from 0. */
export type Trust = (address: string, hop: number) => boolean;

/** What a request says of where it comes from. */
export interface Coming {
  /** The other end of the connection. */
  readonly remote: string | undefined;
  /** `X-Forwarded-For`: each proxy adds, at the end, from whom it got the request. */
  readonly forwarded: string | readonly string[] | undefined;
}

/** Tells by what address somebody is counted. */
export type AddressOf = (coming: Coming) => string;

const RANGE = /^([^/]+)\/(\d{1,3})$/;

/** Whether a text names proxies: an address, or a range of them in the notation of CIDR (RFC 4632, RFC 4291). */
export function isRange(text: string): boolean {
  const [, network = text, bits = '0'] = RANGE.exec(text) ?? [];
  const family = isIP(network);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Believes so many proxies in front of the server, or those at these addresses and in these ranges; or none. */
export function trustIn(proxies: number | readonly string[]): Trust {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  const list = new BlockList();
  for (const text of proxies) {
    const [, network = text, bits] = RANGE.exec(text) ?? [];
    const family = isIP(network) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(bits), family);
  }
  return (address) => list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address of whoever asks: the other end of the connection, or, where that is a proxy that is believed, whom it names, and
 * so on. What a proxy was told by somebody who is not believed counts for nothing, as anybody can write that.
 */
export function clientAddress({ remote, forwarded }: Coming, trusts: Trust): string {
  let address = plain(remote ?? '');
  const named = [forwarded ?? []].flat().join().split(',').reverse();
  for (const [hop, text] of named.entries()) {
    const next = plain(text);
    if (!trusts(address, hop) || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** Whom an address stands for: an IPv6 network of 64 bits is what one household has (RFC 6177), and one device changes in it at will. */
export function householdOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const between = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array<string>(between).fill('0'), ...(right ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * Addresses as they are counted. `onStranger` hears, once, that there is a proxy which is not believed: all who
 * come by it are counted as one.
 */
export function addressesBy(trusts: Trust, onStranger: () => void): AddressOf {
  let isKnown = false;
  return (coming) => {
    const address = clientAddress(coming, trusts);
    if (!isKnown && coming.forwarded !== undefined && address === plain(coming.remote ?? '')) {
      isKnown = true;
      onStranger();
    }
    return householdOf(address);
  };
}

/** Without a port or a zone; an IPv4 address that a socket for both kinds tells as IPv6 is one of IPv4. */
function plain(text: string): string {
  const address = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '');
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^([\d.]+):\d+$/, '$1');
}
