import type { DealRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused deal command is answered with. */
export const dealProblems: Record<DealRejection, Problem> = {
  'deal-not-found': problem(404, 'not_found', 'Deal not found.'),
  'deal-already-exists': problem(409, 'duplicate', 'A deal with this id exists already.'),
  'deal-closed': problem(409, 'invalid_state', 'The deal is closed.'),
};
