import type { WorkflowRunRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a run is answered with. */
export const workflowRunProblems: Record<WorkflowRunRejection, Problem> = {
  'run-not-found': problem(404, 'not_found', 'Run not found.'),
  'run-already-exists': problem(409, 'duplicate', 'The run exists already.'),
  'run-already-finished': problem(409, 'invalid_state', 'The run has ended.'),
};
