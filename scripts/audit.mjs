/**
 * Whether faults are known in what the server and the elements depend upon, as the registry of packages tells. Ends with 1
 * where one is severe. Registries that tell nothing of faults are said to, and that is no fault of the project.
 */
import { spawnSync } from 'node:child_process';
import { auditVerdict } from './audit-verdict.mjs';

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const { lines, isFine } = auditVerdict(error ? String(error) : stdout);
console.log(lines.join('\n'));
if (!isFine) process.exitCode = 1;
