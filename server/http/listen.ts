import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { onlyKnownHosts } from './known-hosts.ts';

/** Has a server listen where the settings say so. Resolves with its address; rejects with a `ConfigError` where it cannot. */
export async function listen(
  http: Server,
  config: Pick<Config, 'port' | 'host' | 'hosts'>,
): Promise<string> {
  const { port, host, hosts } = config;
  if (hosts) onlyKnownHosts(http, hosts);
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const setting = /^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(error.code ?? '') ? 'HOST' : 'PORT';
      reject(new ConfigError(`${setting}: cannot listen on ${host} port ${port} (${error.code}).`));
    });
    http.listen(port, host, resolve);
  });
  return address(http, host);
}

function address(http: Server, host: string): string {
  const { port } = http.address() as AddressInfo;
  const name = host === '::' || host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
