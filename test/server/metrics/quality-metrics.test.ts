import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { QualityMetrics } from '../../../server/metrics/quality-metrics.ts';
import type { KeptReport } from '../../../server/storage/quality-reports.ts';

const direction = { loss: 0, jitter: 0, frames: 30, rating: 90, bits: 1 };
const levels = { good: 0.5, fair: 0.5, poor: 0 };
const report = (seconds: number, more: Partial<KeptReport> = {}): KeptReport => ({
  ...{ room: 'tea', instance: 'instance-1', seconds, levels, setup: 1.5, at: 1 },
  by: { member: 'member-1', user: 'alice' },
  members: [
    {
      ...{ member: 'member-2', seconds, levels, inward: direction, outward: direction },
      ...{ roundTrip: 0.07, frozen: 0 },
    },
  ],
  ...more,
});

describe('how calls are, for operators', () => {
  async function counted(...reports: KeptReport[]): Promise<string> {
    const registry = new Registry();
    const quality = new QualityMetrics(registry);
    for (const one of reports) quality.reported(one);
    return registry.metrics();
  }

  it('is counted once, though each report of a page tells of all its time', async () => {
    const text = await counted(report(60), report(120), report(130), report(130));
    assert.match(text, /^call_quality_seconds_total\{level="good"\} 65$/m);
    assert.match(text, /^call_quality_seconds_total\{level="poor"\} 0$/m);
    assert.match(text, /^call_setup_seconds_count 1$/m);
    assert.match(text, /^call_setup_seconds_bucket\{le="2"\} 1$/m);
    assert.match(text, /^call_rating_count 4$/m);
    assert.doesNotMatch(text, /alice|tea|member/);
  });

  it('is not counted again where the page had another server before', async () => {
    const text = await counted(report(300), report(360));
    assert.match(text, /^call_quality_seconds_total\{level="good"\} 30$/m);
    assert.match(text, /^call_setup_seconds_count 0$/m);
  });

  it('is each page’s own', async () => {
    const text = await counted(report(60), report(60, { instance: 'instance-2' }));
    assert.match(text, /^call_setup_seconds_count 2$/m);
  });
});
