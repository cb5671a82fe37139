import { WebSocket, XHR } from 'socket.io-client';

/** WebSocket, and long polling for networks that forbid it. */
export const ALL_TRANSPORTS = [WebSocket, XHR];
