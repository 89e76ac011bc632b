import { deepEqual } from 'node:assert/strict';
import type { SkipReason } from '@partneros/domain';
import { runExample } from '@partneros/domain/testing';
import { type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { foldBatch } from '../kernel/fold-batch.ts';
import { appendRun } from '../workflows/append-run.examples.ts';
import { skippedEnrolmentsModel } from './skipped-enrolments.model.ts';
import { skippedEnrolments } from './skipped-enrolments.projection.ts';

describe('the skipped enrolments projection', () => {
  let stores: MemoryStores<ManualClock>;
  beforeEach(() => {
    stores = openMemoryStores<ManualClock>();
  });
  afterEach(() => stores.close());

  const skip = (runId: string, reason: SkipReason, at: string) =>
    appendRun(stores, [{ type: 'WorkflowRunSkipped', data: { ...runExample.startedData, runId, reason, at } }]);
  const fold = async () => {
    const events = await stores.feed.read(0n, 100);
    const { write } = await foldBatch(stores.rows, skippedEnrolments, events, events.at(-1)?.position ?? 0n);
    await stores.rows.write([write]);
  };

  it('counts by reason, once however often an event comes', async () => {
    await skip('run-1', 'loop', '2026-03-01T09:00:00.000Z');
    await skip('run-2', 'cooldown', '2026-03-01T10:00:00.000Z');
    await fold();
    await skip('run-3', 'cooldown', '2026-03-01T11:00:00.000Z');
    await appendRun(stores, [{ type: 'WorkflowRunStarted', data: { ...runExample.startedData, runId: 'run-4' } }]);
    await fold();
    await fold();
    deepEqual(await stores.rows.get(skippedEnrolmentsModel, 'org-1', 'workflow-1'), {
      workflowId: 'workflow-1',
      reasons: {
        loop: { count: 1, lastAt: '2026-03-01T09:00:00.000Z' },
        cooldown: { count: 2, lastAt: '2026-03-01T11:00:00.000Z' },
      },
    });
  });
});
