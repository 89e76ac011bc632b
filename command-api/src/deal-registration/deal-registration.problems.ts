import type { DealRegistrationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused deal registration command is answered with. */
export const dealRegistrationProblems: Record<DealRegistrationRejection, Problem> = {
  'deal-registration-not-found': problem(404, 'not_found', 'Deal registration not found.'),
  'deal-registration-already-exists': problem(409, 'duplicate', 'A deal registration with this id exists already.'),
  'deal-registration-decided': problem(409, 'invalid_state', 'The deal registration was decided or withdrawn already.'),
};
