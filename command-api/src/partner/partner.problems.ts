import type { PartnerRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused partner command is answered with. */
export const partnerProblems: Record<PartnerRejection, Problem> = {
  'partner-not-found': problem(404, 'not_found', 'Partner not found.'),
  'partner-already-exists': problem(409, 'duplicate', 'A partner with this id exists already.'),
  'partner-archived': problem(409, 'invalid_state', 'The partner is archived.'),
};
