import {
  consequenceOf,
  execute,
  fold,
  type Recorded,
  type RunBatchFilter,
  type RunBatchVerb,
  streamOf,
  type WorkflowRunBatch,
  type WorkflowRunBatchEvent,
  workflowRunBatch,
} from '@partneros/domain';
import { workflowRunsModel } from '@partneros/projections/models';
import pLimit from 'p-limit';
import type { EngineDeps } from '../../engine-deps.ts';
import { askOfRun, type RunAnswer } from './ask-of-run.ts';

// Runs between two records of progress: what a crash repeats, without effect.
const PAGE = 100;
const WIDTH = 16;
const PATIENCE_MS = 30_000;

const MEANT: Readonly<Record<RunBatchVerb, readonly string[]>> = {
  cancel: ['running', 'waiting', 'held', 'parked'],
  redrive: ['failed', 'parked'],
  resume: ['held'],
};

/**
 * Does what a batch says to the next runs that match, page by page, until it is finished. Oldest first: a run that fails
 * once more is not met twice. Safe to call at any time, also twice at once. Throws on an outage.
 */
export const continueWorkflowRunBatch = async (
  deps: EngineDeps,
  organizationId: string,
  batchId: string,
  signal: AbortSignal,
): Promise<void> => {
  for (;;) {
    const stream = streamOf(workflowRunBatch.category, organizationId, batchId);
    const history = (await deps.store.read(stream)) as readonly Recorded<WorkflowRunBatchEvent>[];
    const [started] = history;
    const batch = fold(workflowRunBatch, history)?.state;
    if (started === undefined || batch?.status !== 'running' || signal.aborted) return;
    if (!(await deps.rows.reached(workflowRunsModel, started.position, PATIENCE_MS)))
      throw new Error(`batch ${batchId}: the list of runs is behind`);
    await doPage(deps, started, batch, batchId);
  }
};

const doPage = async (deps: EngineDeps, started: Recorded, batch: WorkflowRunBatch, batchId: string): Promise<void> => {
  const { organizationId, actor } = started.metadata;
  const { verb, cursor: from } = batch;
  const page = await deps.rows.find(workflowRunsModel, organizationId, {
    where: conditions(verb, batch.filter),
    sort: { field: 'startedAt', direction: 'asc' },
    limit: PAGE,
    cursor: from ?? undefined,
  });
  const limit = pLimit(WIDTH);
  const answers = await Promise.all(page.rows.map(({ id }) => limit(() => askOfRun(deps, started, verb, id))));

  const counted = (wanted: RunAnswer['kind']) => answers.filter(({ kind }) => kind === wanted).length;
  const refused = answers.flatMap((answer) =>
    answer.kind === 'refused' ? [{ runId: answer.runId, code: answer.code }] : [],
  );
  const { nextCursor: cursor } = page;
  const outcome = await execute(deps, workflowRunBatch, {
    organizationId,
    id: batchId,
    command: {
      type: 'ProgressWorkflowRunBatch',
      data: {
        workflowRunBatchId: batchId,
        from,
        cursor,
        done: counted('done'),
        unchanged: counted('unchanged'),
        refused,
      },
    },
    cause: consequenceOf(started, deps.ids, {
      actor,
      reason: `progress from ${from ?? 'the start'}`,
      occurredAt: deps.clock.now(),
    }),
  });
  if (outcome.kind === 'rejected' || outcome.kind === 'conflict')
    throw new Error(`batch ${batchId}: progress ended in ${outcome.kind}`);
};

const conditions = (verb: RunBatchVerb, { status, startedFrom, startedTo, ...filter }: RunBatchFilter) => ({
  ...filter,
  status: status ?? { in: MEANT[verb] },
  startedAt:
    startedFrom === undefined && startedTo === undefined
      ? undefined
      : { ...(startedFrom && { from: startedFrom }), ...(startedTo && { to: startedTo }) },
});
