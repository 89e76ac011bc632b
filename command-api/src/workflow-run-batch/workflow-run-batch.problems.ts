import type { WorkflowRunBatchRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a batch of runs is answered with. */
export const workflowRunBatchProblems: Record<WorkflowRunBatchRejection, Problem> = {
  'run-batch-not-found': problem(404, 'not_found', 'Batch not found.'),
  'run-batch-already-exists': problem(409, 'duplicate', 'A batch with this id exists already.'),
};
