import { z } from 'zod';
import type { Aggregate, Resource } from '../kernel/aggregate.ts';
import { resourceOf } from '../kernel/aggregate.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { RefusedRun, RUN_BATCH_VERBS, RunBatchFilter } from './workflow-run-batch.events.ts';
import type { WorkflowRunBatch } from './workflow-run-batch.state.ts';

const count = z.int().min(0);

/** A batch in an answer. */
export const WorkflowRunBatchResource = resourceSchema({
  status: z.enum(['running', 'finished']),
  verb: z.enum(RUN_BATCH_VERBS),
  filter: RunBatchFilter,
  done: count,
  unchanged: count.describe('Runs that were as asked already.'),
  refused: count,
  refusedRuns: z.array(RefusedRun).describe('The first 1,000, each with the reason.'),
});

/** A batch as callers see it. */
export type WorkflowRunBatchView = Resource<Omit<WorkflowRunBatch, 'cursor'>>;

/** Shows a batch. */
export const workflowRunBatchResource = (
  organizationId: string,
  id: string,
  aggregate: Aggregate<WorkflowRunBatch>,
): WorkflowRunBatchView => {
  const { cursor: _, ...shown } = aggregate.state;
  return resourceOf(organizationId, id, { ...aggregate, state: shown });
};
