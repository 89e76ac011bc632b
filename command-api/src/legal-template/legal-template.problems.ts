import type { LegalTemplateRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused legal template command is answered with. */
export const legalTemplateProblems: Record<LegalTemplateRejection, Problem> = {
  'legal-template-not-found': problem(404, 'not_found', 'Legal template not found.'),
  'legal-template-already-exists': problem(409, 'duplicate', 'A legal template with this id exists already.'),
  'legal-template-role-repeated': problem(400, 'invalid_request', 'Name each role only once.'),
  'legal-template-field-misplaced': problem(
    400,
    'invalid_request',
    'Some fields cannot be filled in where they are; see details.',
  ),
  'legal-template-without-partner-role': problem(
    400,
    'invalid_request',
    'At least one required role has to be signedBy: partner.',
  ),
};
