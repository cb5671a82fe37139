import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../../../scripts/chromium.mjs';
import { ORIGIN } from './call-server.ts';
import { type Certificate, trust } from './certificate.ts';
import type { Namespace } from './namespace.ts';

/** A program that is Chromium inside a namespace. `ip netns exec` becomes it, so that its pid is Chromium's. */
export function chromiumIn({ name }: Namespace, folder: string): string {
  const path = join(folder, `chromium-${name}`);
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name} '${requireChromium()}' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A browser at somebody's computer, with a home folder of its own, that believes the laboratory's certificate. */
export async function launch(
  namespace: Namespace,
  folder: string,
  certificate: Certificate,
): Promise<Browser> {
  const home = join(folder, `home-${namespace.name}`);
  mkdirSync(home);
  trust(home, certificate);
  return puppeteer.launch({
    executablePath: chromiumIn(namespace, folder),
    // The usual way to speak to it, a port, is out of reach from here.
    pipe: true,
    env: { ...process.env, HOME: home },
    args: [...CHROMIUM_ARGUMENTS, `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`],
  });
}
