import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';

const SECRET = 'a-secret-of-the-benchmark';

async function freePort(host: string): Promise<number> {
  const socket = createSocket('udp4').bind(0, host);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** This machine's own address: browsers do not reach a relay on the loopback from it. */
const address = (): string =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

/** A coturn of the benchmark's own, with what a server has to be told of it. Undefined where there is none to start. */
export async function ownTurn() {
  const host = address();
  const port = await freePort(host);
  const options = [
    ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--allow-loopback-peers', '--no-stdout-log'],
    ...[`--listening-ip=${host}`, `--relay-ip=${host}`, `--listening-port=${port}`],
    ...['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--realm=bench'],
  ];
  const child = spawn('turnserver', options, { stdio: 'ignore' });
  const started = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'error').then(() => false),
  ]);
  if (!started) return undefined;
  return {
    settings: { TURN_URLS: `turn:${host}:${port}?transport=udp`, TURN_SECRET: SECRET },
    async stop(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
