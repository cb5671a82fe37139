import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { ConfigError } from '../server/config.ts';

/** Milliseconds for the server to answer. */
const PATIENCE = 10_000;

/**
 * The ICE servers that a running server names to whoever joins a room.
 *
 * @param {string} server Its origin.
 * @param {{ token?: string, room?: string }} login
 */
export async function askServer(server, { token, room }) {
  const id = () => randomBytes(16).toString('hex');
  const socket = io(server, {
    auth: token ? { token } : { user: 'check-turn', name: 'check-turn' },
    reconnection: false,
    timeout: PATIENCE,
  });
  try {
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const slots = { microphone: false, camera: false };
    const reply = await socket
      .timeout(PATIENCE)
      .emitWithAck('room:join', { room: room ?? `check-turn-${id()}`, instance: id(), slots });
    if (!reply.ok) throw new Error(reply.error.message || reply.error.code);
    await socket.timeout(PATIENCE).emitWithAck('room:leave', {});
    return reply.iceServers;
  } catch (error) {
    throw new ConfigError(`${server} does not let us join a room: ${error.message}.`);
  } finally {
    socket.disconnect();
  }
}
