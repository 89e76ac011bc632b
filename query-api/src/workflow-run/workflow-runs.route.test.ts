import { deepEqual, equal } from 'node:assert/strict';
import { runExample } from '@partneros/domain/testing';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, recordRun, remove, save } from '../workflow/workflow-queries.examples.ts';

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly stoppedBy: string | null;
  readonly error: { readonly code: string } | null;
}

const { stepStarted, failed, failedRun, parked, held, retried, completed } = runExample;
const member = { userId: 'user-2', organizationId: 'org-1', role: 'member' } as const;
const partner = { userId: 'user-3', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;

describe('runs of all workflows', () => {
  let api: ServedQueryApi;

  const runs = async (query = '') =>
    (await api.read<{ runs: readonly Shown[] }>(`/api/workflow-runs?${query}`)).body.runs;
  const deadLetters = async (query = '', as?: typeof member) =>
    (await api.read<{ deadLetters: readonly Shown[] }>(`/api/dead-letters?${query}`, as && { as })).body.deadLetters;
  const idsOf = (found: readonly Shown[]) => found.map(({ id }) => id);
  const later = async (...run: Parameters<typeof recordRun> extends [unknown, ...infer Rest] ? Rest : never) => {
    api.clock.advance(1_000);
    return recordRun(api, ...run);
  };

  beforeEach(async () => {
    api = await serveQueryApi();
    for (const id of ['w-1', 'w-2']) {
      await act(api, create(id));
      await act(api, save(id));
      await act(api, activate(id));
    }
  });
  afterEach(() => api.close());

  it('are listed newest first, by workflow, status, error, reason and time', async () => {
    const done = await later('w-1', completed());
    const broken = await later('w-2', stepStarted('welcome'), failed('welcome', null), failedRun('welcome'));
    const paused = await later('w-1', held());
    deepEqual(idsOf(await runs()), [paused, broken, done]);
    deepEqual(idsOf(await runs('workflowId=w-1')), [paused, done]);
    deepEqual(idsOf(await runs('status=succeeded')), [done]);
    deepEqual(idsOf(await runs('errorCode=broken')), [broken]);
    deepEqual(idsOf(await runs('reason=workflow_inactive')), [paused]);
    deepEqual(idsOf(await runs('startedFrom=2026-05-16T12:00:02Z&startedTo=2026-05-16T12:00:02Z')), [broken]);
  });

  it('are dead letters while they are failed or parked, with the step and the reason', async () => {
    await later('w-1', completed());
    const broken = await later('w-1', stepStarted('welcome'), failed('welcome', null), failedRun('welcome'));
    const stuck = await later('w-2', stepStarted('welcome'), parked('welcome'));
    await later('w-2', failedRun('welcome'), retried([]));
    const found = await deadLetters();
    deepEqual(
      found.map(({ id, status, stoppedBy, error }) => [id, status, stoppedBy, error?.code]),
      [
        [stuck, 'parked', 'welcome', 'interrupted'],
        [broken, 'failed', 'welcome', 'broken'],
      ],
    );
    deepEqual(idsOf(await deadLetters('status=parked')), [stuck]);
    deepEqual(idsOf(await deadLetters('workflowId=w-1')), [broken]);
    deepEqual(idsOf(await deadLetters('errorCode=interrupted')), [stuck]);
  });

  it('that are held because they are too many are told of with their workflow', async () => {
    const notices = async () =>
      (await api.read<{ workflow: { notices: readonly object[] } }>('/api/workflows/w-1')).body.workflow.notices;
    await later('w-1', held());
    deepEqual(await notices(), []);
    for (let run = 0; run < 2; run += 1) {
      const event = held();
      if (event.type === 'WorkflowRunHeld')
        await later('w-1', { ...event, data: { ...event.data, reason: 'rate_limit' } });
    }
    deepEqual(await notices(), [
      { code: 'rate_limit', message: 'It starts more runs than an hour may have; the others are held.', runs: 2 },
    ]);
  });

  it('of a deleted workflow are for those who may read the log, and nobody else finds them', async () => {
    const kept = await later('w-1', failedRun('welcome'));
    const gone = await later('w-2', failedRun('welcome'));
    await act(api, remove('w-2'));
    deepEqual(idsOf(await runs()), [gone, kept]);
    deepEqual(idsOf(await deadLetters('', member)), [kept]);
    const all = await api.read<{ runs: readonly Shown[] }>('/api/workflow-runs', { as: member });
    deepEqual(idsOf(all.body.runs), [kept]);
    for (const path of [`/api/workflow-runs/${gone}`, '/api/workflows/w-2/runs']) {
      equal((await api.read(path)).status, 200, path);
      equal((await api.read(path, { as: member })).status, 404, path);
      equal((await api.read(path, { as: partner })).status, 403, path);
    }
    equal((await api.read(`/api/workflow-runs/${kept}`, { as: member })).status, 200);
  });
});
