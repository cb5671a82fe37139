import type { ErrorCode } from '../protocol/errors.ts';

/** Why this browser or page cannot make calls, or undefined when it can. */
export function cannotCall(): Extract<ErrorCode, 'unsupported' | 'insecure-context'> | undefined {
  if (!globalThis.isSecureContext) return 'insecure-context';
  if (!('RTCPeerConnection' in globalThis) || !navigator.mediaDevices) return 'unsupported';
  return undefined;
}
