import type { WorkflowRunRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a run is answered with. */
export const workflowRunProblems: Record<WorkflowRunRejection, Problem> = {
  'run-not-found': problem(404, 'not_found', 'Run not found.'),
  'run-already-exists': problem(409, 'duplicate', 'The run exists already.'),
  'run-already-finished': problem(409, 'invalid_state', 'The run has ended.'),
  'run-parked': problem(409, 'invalid_state', 'The run is parked; redrive it.'),
  'run-has-nothing-to-redrive': problem(409, 'invalid_state', 'Nothing of the run failed.'),
  'run-not-ended': problem(409, 'invalid_state', 'The run has not ended.'),
  'run-step-not-reached': problem(409, 'invalid_state', 'The run cannot be retried from there; see details.'),
  'run-version-not-later': problem(
    409,
    'invalid_state',
    'A run moves to its own or a later version only; see details.',
  ),
  'run-cannot-migrate': problem(409, 'invalid_state', 'The run cannot go on in that version; see details.'),
  'run-repeats-steps': problem(
    409,
    'invalid_state',
    'Steps that succeeded would happen once more; send repeat: true if that is what you want.',
  ),
};
