import { execFileSync } from 'node:child_process';
import { createECDH, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decrypt } from 'http_ece';
import { newVapidSettings } from '../../server/push/vapid.ts';
import type { PushMessage } from '../../src/protocol/push.ts';

interface Delivered {
  readonly headers: IncomingHttpHeaders;
  readonly message: PushMessage;
  /** As the browser is given it. */
  readonly text: string;
}

/** A push service of our own, over TLS, for one browser whose keys are known here: what it is given is decrypted. */
export class PushEndpoint {
  readonly delivered: Delivered[] = [];
  /** What it answers. */
  status = 201;
  readonly #folder: string;
  readonly #server: Server;
  readonly #key = createECDH('prime256v1');
  readonly #secret = randomBytes(16).toString('base64url');

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    this.#key.generateKeys();
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        const parameters = { privateKey: this.#key, authSecret: this.#secret } as const;
        const body = decrypt(Buffer.concat(parts), { version: 'aes128gcm', ...parameters });
        const text = body.toString();
        this.delivered.push({ headers: request.headers, message: JSON.parse(text), text });
        response.writeHead(this.status).end();
      });
    });
  }

  static async open(): Promise<PushEndpoint> {
    const folder = mkdtempSync(join(tmpdir(), 'call-elements-push-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=push', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PushEndpoint(folder, server);
  }

  /** What a server needs to be told in order to reach this. */
  get settings(): Record<string, string> {
    const keys = newVapidSettings().trim().split('\n');
    return {
      ...Object.fromEntries(keys.map((line) => line.split('=') as [string, string])),
      PUSH_HOSTS: this.#host,
      NODE_EXTRA_CA_CERTS: join(this.#folder, 'cert.pem'),
    };
  }

  /** What a browser gets that subscribes here. */
  get subscription() {
    return {
      endpoint: `https://${this.#host}/push/1`,
      keys: { p256dh: this.#key.getPublicKey('base64url'), auth: this.#secret },
    };
  }

  get #host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#folder, { recursive: true });
  }
}
