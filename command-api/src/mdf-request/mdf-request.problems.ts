import type { MdfRequestRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a request for funds is answered with. */
export const mdfRequestProblems: Record<MdfRequestRejection, Problem> = {
  'mdf-request-not-found': problem(404, 'not_found', 'MDF request not found.'),
  'mdf-request-already-exists': problem(409, 'duplicate', 'An MDF request with this id exists already.'),
  'mdf-request-not-open': problem(409, 'invalid_state', 'The MDF request is decided.'),
  'mdf-request-not-approved': problem(409, 'invalid_state', 'The MDF request is not approved, or is paid.'),
  'mdf-proof-missing': problem(409, 'invalid_state', 'Nobody has shown yet what the funds were used for.'),
  'mdf-amount-refused': problem(422, 'prerequisite_missing', 'The amount goes beyond what was agreed.'),
};
