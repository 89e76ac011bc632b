import type { MdfRequestRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a request for funds is answered with. */
export const mdfRequestProblems: Record<MdfRequestRejection, Problem> = {
  'mdf-request-not-found': problem(404, 'not_found', 'MDF request not found.'),
  'mdf-request-already-exists': problem(409, 'duplicate', 'An MDF request with this id exists already.'),
  'mdf-request-not-open': problem(409, 'invalid_state', 'The MDF request was decided already.'),
  'mdf-request-not-approved': problem(409, 'invalid_state', 'The MDF request is not approved, or is paid.'),
  'mdf-proof-missing': problem(409, 'invalid_state', 'Submit proof of what the funds were used for first.'),
  'mdf-amount-refused': problem(
    422,
    'prerequisite_missing',
    'The amount is not within what was asked for or approved; see details.',
  ),
};
