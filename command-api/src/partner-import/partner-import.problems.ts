import type { PartnerImportRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on an import is answered with. */
export const partnerImportProblems: Record<PartnerImportRejection, Problem> = {
  'partner-import-not-found': problem(404, 'not_found', 'Import not found.'),
  'partner-import-already-exists': problem(409, 'duplicate', 'An import with this id exists already.'),
  'partner-import-out-of-order': problem(409, 'invalid_state', 'The rows before these are not done yet.'),
};
