/** Runs the laboratory's tests where there can be one: `npm run test:lab`. Elsewhere it says why not, in one line. */
import { spawnSync } from 'node:child_process';

/** What the laboratory is made of, and the Debian package that each comes in. */
const TOOLS = {
  ip: 'iproute2',
  tc: 'iproute2',
  iptables: 'iptables',
  turnserver: 'coturn',
  turnutils_uclient: 'coturn',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
};

const runs = (program, ...parameters) => spawnSync(program, parameters).status === 0;
const isThere = (tool) => runs('sh', '-c', `command -v ${tool}`);

const why = reasonAgainst();
if (why) {
  process.stdout.write(`The network laboratory is left out: ${why}.\n`);
} else {
  const missing = Object.keys(TOOLS).filter((tool) => !isThere(tool));
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((tool) => TOOLS[tool]))];
    process.stderr.write(
      `The network laboratory needs ${missing.join(', ')}: apt-get install ${packages.join(' ')}\n`,
    );
    process.exitCode = 1;
  } else {
    const parameters = ['scripts/test.mjs', 'lab', ...process.argv.slice(2)];
    process.exitCode = spawnSync(process.execPath, parameters, { stdio: 'inherit' }).status ?? 1;
  }
}

function reasonAgainst() {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid() !== 0) return 'it needs root, to make networks';
  if (isThere('unshare') && !runs('unshare', '--net', 'true')) {
    return 'it needs network namespaces, and this computer does not give any';
  }
  return undefined;
}
