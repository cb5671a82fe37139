import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './namespace.ts';
import { PUBLIC } from './network.ts';

/** A certificate for the public host, and whom it is from. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate that vouches for itself, for the address of the public host. */
export function makeCertificate(folder: string): Certificate {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  run(
    ...([
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
    ] as const),
    ...[
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=laboratory',
      '-addext',
      `subjectAltName=IP:${PUBLIC}`,
    ],
    ...['-keyout', key, '-out', cert],
  );
  return { cert, key };
}

/**
 * Makes Chromium believe it, through the store of the user whose home this is. The switch that ignores errors of
 * certificates is for pages alone, and does not reach TURN.
 */
export function trust(home: string, { cert }: Certificate): void {
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  run('certutil', '-d', `sql:${store}`, '-N', '--empty-password');
  run('certutil', '-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'laboratory', '-i', cert);
}
