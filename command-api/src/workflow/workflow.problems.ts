import type { WorkflowRejection } from '@partneros/domain';
import { type ProblemTable, problem } from '@partneros/infra/http';

export const workflowNotFound = problem(404, 'not_found', 'Workflow not found.');

/** What a refused workflow command is answered with. */
export const workflowProblems: ProblemTable<WorkflowRejection> = {
  'workflow-not-found': workflowNotFound,
  'workflow-already-exists': problem(409, 'duplicate', 'A workflow with this id exists already.'),
  'workflow-definition-invalid': problem(422, 'invalid_definition', 'The workflow could not run; see details.'),
  'workflow-version-not-found': problem(404, 'not_found', 'Version not found.'),
  'workflow-version-not-published': problem(409, 'invalid_state', 'The version was never published.'),
  'workflow-never-activated': problem(409, 'invalid_state', 'The workflow is a draft: it has never been active.'),
  'workflow-not-active': problem(409, 'invalid_state', 'The workflow is not active.'),
  'workflow-not-manual': problem(
    409,
    'invalid_state',
    'Something else triggers this workflow; only a manual one is started by hand.',
  ),
};
