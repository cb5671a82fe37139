/**
 * Asks the other side to send next to nothing while nobody speaks (DTX, RFC 7587, section 7.1). Browsers have no other
 * way to ask. It is in what the other is told alone: the browser's own description stays as it is.
 */
export const withDtx = (sdp: string): string => sdp.replace(/useinbandfec=1/g, '$&;usedtx=1');
