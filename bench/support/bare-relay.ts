import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { bare } from './bare-page.ts';

/** A server that does nothing but hand what one says to the other. */
export async function bareRelay(size: { width: number; height: number }) {
  const http = createServer((request, response) => {
    const role = request.url === '/caller' ? 'caller' : 'callee';
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(bare(role, size));
  });
  const io = new Server(http);
  io.on('connection', (socket) => {
    socket.on('relay', (message) => socket.broadcast.emit('relay', message));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    close: () => io.close(),
  };
}
