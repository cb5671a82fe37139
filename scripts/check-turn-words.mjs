/** What the browser found out, in words for whoever looks after the server. */

/** The parts of a `stun:`, `turn:` or `turns:` URL (RFC 7064, RFC 7065), with what it leaves out. */
function partsOf(url) {
  const [, scheme, host, port, transport] =
    /^(stuns?|turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(\w+))?/.exec(url) ?? [];
  const isSecure = scheme?.endsWith('s') === true;
  return {
    isSecure,
    isTurn: scheme?.startsWith('turn') === true,
    host,
    port: port ?? (isSecure ? '5349' : '3478'),
    protocol: isSecure || transport === 'tcp' ? 'TCP' : 'UDP',
  };
}

/**
 * @param {string} url
 * @param {{ candidates: { type: string, address: string }[], errors: { errorCode: number, errorText: string }[] }} found
 * @param {boolean} carried Whether a message got through the relay.
 * @returns {{ lines: string[], works: boolean }}
 */
export function judge(url, found, carried) {
  const parts = partsOf(url);
  return parts.isTurn ? judgeTurn(parts, found, carried) : judgeStun(parts, found);
}

function judgeStun(parts, { candidates, errors }) {
  const host = of(candidates, 'host');
  const srflx = of(candidates, 'srflx');
  const lines = [host ? `host   works: ${host}` : 'host   does not work: there is no network here'];
  // Browsers leave out what says the same as a host candidate.
  const isPublic = host !== '' && !srflx && errors.length === 0;
  if (srflx) lines.push(`srflx  works: the world sees this computer as ${srflx}`);
  else if (isPublic) lines.push('srflx  is not needed: the world sees this computer as it is');
  else lines.push(...silent('srflx', parts, errors));
  return { lines, works: srflx !== '' || isPublic };
}

function judgeTurn(parts, { candidates, errors }, carried) {
  const relay = of(candidates, 'relay');
  if (!relay) return { lines: silent('relay', parts, errors), works: false };
  if (carried) return { lines: [`relay  works: through ${relay}, and carries data`], works: true };
  const lines = [
    `relay  does not work: ${relay} is handed out, but nothing comes through.`,
    `       Is ${relay} the server's public address (external-ip)? Then open its UDP ports from`,
    '       min-port to max-port (49152-65535 if not set) for everybody, itself included.',
  ];
  return { lines, works: false };
}

/** Why a server gives no candidate, and what to do about it. */
function silent(type, { protocol, port, host, isSecure }, errors) {
  const refusal = errors.find(({ errorCode }) => errorCode >= 300 && errorCode < 700);
  if (refusal) {
    return [
      `${type}  does not work: the server refuses with ${refusal.errorCode} ${refusal.errorText}.`,
      ...(refusal.errorCode === 401
        ? [
            "       TURN_SECRET has to be the server's static-auth-secret, and both clocks have to be right.",
          ]
        : []),
    ];
  }
  if (errors.some(({ errorText }) => /lookup/i.test(errorText))) {
    return [`${type}  does not work: the name ${host} is not known (DNS).`];
  }
  return [
    `${type}  does not work: no answer.`,
    `       Open ${protocol} port ${port} of ${host} in its firewall and its provider's, and ${protocol} to it from here.`,
    ...(isSecure
      ? [
          '       Its certificate has to be for this very name, and from somebody whom browsers trust.',
        ]
      : []),
  ];
}

const of = (candidates, wanted) =>
  [...new Set(candidates.filter(({ type }) => type === wanted).map(({ address }) => address))].join(
    ', ',
  );
