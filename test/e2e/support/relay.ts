import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const SECRET = 'a-secret-of-this-test';

/** coturn on loopback, and the settings with which a server hands it out. */
export interface Relay {
  readonly settings: Record<string, string>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Starts a relay for calls between two pages of this machine. */
export async function startRelay(): Promise<Relay> {
  const port = await freePort();
  const child = spawn('turnserver', [
    ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp', '--log-file=stdout', '--simple-log'],
    ...['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--realm=test'],
    ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
    ...['--allow-loopback-peers', '--min-port=49160', '--max-port=49260'],
    `--pidfile=/tmp/call-elements-relay-${port}.pid`,
  ]);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`turnserver ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (/auth thread/.test(text)) resolve();
    });
  });
  return {
    settings: { TURN_URLS: `turn:127.0.0.1:${port}?transport=udp`, TURN_SECRET: SECRET },
    async stop() {
      child.removeAllListeners('exit');
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
