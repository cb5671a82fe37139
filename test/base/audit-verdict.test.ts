import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditVerdict } from '../../scripts/audit-verdict.mjs';

const report = (...severities: string[]) =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(
      severities.map((severity, index) => [
        `package-${index}`,
        { name: `package-${index}`, severity, range: '<2', via: [{ title: 'A fault' }, 'another'] },
      ]),
    ),
    metadata: { dependencies: { total: 99 } },
  });

describe('what is known of the packages that are used', () => {
  it('is fine where nothing is severe', () => {
    const { lines, isFine } = auditVerdict(report('low', 'moderate'));
    assert.ok(isFine);
    assert.deepEqual(lines, ['0 severe of 2 known faults, in 99 packages.']);
  });

  it('is not where something is, and says what', () => {
    const { lines, isFine } = auditVerdict(report('critical', 'low', 'high'));
    assert.ok(!isFine);
    assert.deepEqual(lines, [
      'critical: package-0 <2 (A fault)',
      'high: package-2 <2 (A fault)',
      '2 severe of 3 known faults, in 99 packages.',
    ]);
  });

  it('is said not to be known where the registry tells nothing', () => {
    const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
    for (const answer of [refused, '', 'no JSON', 'null', '[]', '{}']) {
      const { lines, isFine } = auditVerdict(answer);
      assert.ok(isFine, answer);
      assert.match(lines.join('\n'), /^The registry could not be asked for known faults: [^\n]+$/);
    }
  });
});
