/** Severities that nobody should run with. */
const SEVERE = ['high', 'critical'];

/**
 * What an answer of `npm audit --json` means: lines for people, and whether one may go on.
 *
 * @param {string} answer
 * @returns {{ lines: string[], isFine: boolean }}
 */
export function auditVerdict(answer) {
  const report = read(answer);
  if (!report.vulnerabilities || !report.metadata) {
    const why = String(report.message ?? report.error?.summary ?? 'no answer').split('\n')[0];
    return { lines: [`The registry could not be asked for known faults: ${why}`], isFine: true };
  }
  const all = Object.values(report.vulnerabilities);
  const severe = all.filter(({ severity }) => SEVERE.includes(severity));
  const lines = severe.map(({ name, severity, range, via }) => {
    const titles = via.map((cause) => cause.title).filter(Boolean);
    return `${severity}: ${name} ${range}${titles.length > 0 ? ` (${titles.join('; ')})` : ''}`;
  });
  const { total } = report.metadata.dependencies ?? {};
  lines.push(`${severe.length} severe of ${all.length} known faults, in ${total} packages.`);
  return { lines, isFine: severe.length === 0 };
}

/** @returns {Record<string, any>} */
function read(answer) {
  try {
    return Object(JSON.parse(answer));
  } catch {
    return {};
  }
}
