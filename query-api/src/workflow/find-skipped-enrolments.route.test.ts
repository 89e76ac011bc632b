import { type SkipReason, streamOf } from '@partneros/domain';
import { runExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, create, runOnce } from './workflow-queries.examples.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const AT = '2026-05-16T12:00:00.000Z';

describe('skipped enrolments over HTTP', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1'));
    await act(api, create('w-2'), 'org-2');
    await runOnce(api, 'w-1');
    for (const reason of ['loop', 'cooldown', 'cooldown', 'depth'] as const) await skip(reason);
  });
  afterEach(() => api.close());

  const skip = async (reason: SkipReason) => {
    const runId = api.ids.next();
    await api.store.append(streamOf('workflowRun', 'org-1', runId), 'no-stream', [
      {
        type: 'WorkflowRunSkipped',
        data: { ...runExample.startedData, workflowId: 'w-1', runId, at: AT, reason },
        metadata: {
          eventId: api.ids.derive(runId, '0'),
          commandId: runId,
          correlationId: 'request-1',
          organizationId: 'org-1',
          actor: { type: 'workflow', id: 'w-1' },
          occurredAt: AT,
          depth: 10,
          schemaVersion: 1,
        },
      },
    ]);
  };
  const read = (path: string) => api.read<Looked>(`/api/workflows/${path}`);

  it('lists what was kept out, and counts why', async () => {
    const { status, body } = await read('w-1/skipped-enrolments?sort=startedAt');
    expect(status).to.equal(200);
    expect(body.skippedEnrolments.map((run: Looked) => [run.status, run.depth])).to.deep.equal(
      Array.from({ length: 4 }, () => ['skipped', 10]),
    );
    expect(body.reasons).to.deep.equal([
      { reason: 'loop', count: 1, lastAt: AT },
      { reason: 'depth', count: 1, lastAt: AT },
      { reason: 'cooldown', count: 2, lastAt: AT },
    ]);
  });

  it('narrows the list by reason, and leaves the counts', async () => {
    const { body } = await read('w-1/skipped-enrolments?reason=cooldown');
    expect([body.skippedEnrolments.length, body.reasons.length]).to.deep.equal([2, 3]);
    expect((await read('w-1/skipped-enrolments?reason=mood')).status).to.equal(400);
  });

  it('shows in the run itself how long a chain it stood in', async () => {
    const [{ id }] = (await read('w-1/skipped-enrolments?reason=depth')).body.skippedEnrolments;
    const { body } = await api.read<Looked>(`/api/workflow-runs/${id}`);
    expect([body.run.status, body.run.reason, body.run.depth]).to.deep.equal(['skipped', 'depth', 10]);
  });

  it('is empty where nothing was kept out, and not found where there is no workflow', async () => {
    await act(api, create('w-3'));
    const { body } = await read('w-3/skipped-enrolments');
    expect(body).to.deep.equal({ skippedEnrolments: [], reasons: [], nextCursor: null });
    for (const id of ['w-0', 'w-2']) expect((await read(`${id}/skipped-enrolments`)).status).to.equal(404);
  });
});
