/** A session description that does not say where this side is (RFC 8839, section 4.2.1.2: nothing but defaults). */
export const withoutAddresses = (sdp: string): string =>
  sdp
    .replace(/^a=(?:candidate|end-of-candidates).*\r\n/gm, '')
    .replace(/^(c=|a=rtcp:\d+ )IN IP.*$/gm, '$1IN IP4 0.0.0.0')
    .replace(/^(m=\w+) [1-9]\d*/gm, '$1 9')
    .replace(/^a=rtcp:\d+/gm, 'a=rtcp:9');
