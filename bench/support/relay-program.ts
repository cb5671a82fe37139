/**
 * The bare server, a program of its own: rooms of Socket.IO, and messages handed from one to another, also to those of another
 * such server by Redis. It believes everything, and answers to the same commands as ours.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 10_000,
  pingTimeout: 8_000,
});
const { REDIS_URL: url } = process.env;
if (url) {
  const links = [createClient({ url }), createClient({ url })];
  for (const link of links) await link.connect();
  io.adapter(createAdapter(links[0], links[1]));
}

io.on('connection', (socket) => {
  socket.on('room:join', async ({ room }, reply) => {
    const members = [...(io.of('/').adapter.rooms.get(room) ?? [])];
    await socket.join(room);
    socket.to(room).emit('room:changed', { room, came: socket.id });
    reply({ ok: true, me: socket.id, members });
  });
  socket.on('room:leave', async ({ room }, reply) => {
    await socket.leave(room);
    io.to(room).emit('room:changed', { room, gone: socket.id });
    reply({ ok: true });
  });
  socket.on('peer:relay', ({ room, to, signal }, reply) => {
    io.to(to).emit('peer:relayed', { room, from: socket.id, signal });
    reply({ ok: true });
  });
});

http.listen(0, '127.0.0.1', () => {
  console.log(
    `The bare relay is ready at http://localhost:${(http.address() as AddressInfo).port}`,
  );
});
process.once('SIGTERM', () => void io.close(() => process.exit(0)));
