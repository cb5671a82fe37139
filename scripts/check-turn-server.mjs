import { io } from 'socket.io-client';
import { ConfigError } from '../server/config-error.ts';

/** Milliseconds for the server to answer. */
const PATIENCE = 10_000;

/**
 * The ICE servers that a running server names to whoever is signed in.
 *
 * @param {string} server Its origin.
 * @param {{ token?: string }} login
 */
export async function askServer(server, { token }) {
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
    const reply = await socket.timeout(PATIENCE).emitWithAck('ice:servers', {});
    if (!reply.ok) throw new Error(reply.error.message || reply.error.code);
    return reply.iceServers;
  } catch (error) {
    throw new ConfigError(`${server} does not let us in: ${error.message}.`);
  } finally {
    socket.disconnect();
  }
}
