import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { bare } from './bare-page.ts';

/** A server that does nothing but hand what one says to another, and tell who came before. */
export async function bareRelay() {
  const http = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(bare);
  });
  const io = new Server(http);
  const there = new Set<string>();
  io.on('connection', (socket) => {
    socket.on('relay', (to, message) => io.to(to).emit('relay', socket.id, message));
    socket.on('join', (reply) => {
      reply([...there]);
      there.add(socket.id);
    });
    socket.on('leave', () => there.delete(socket.id));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    close: () => io.close(),
  };
}
