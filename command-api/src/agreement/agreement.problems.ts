import type { AgreementRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused agreement command is answered with. */
export const agreementProblems: Record<AgreementRejection, Problem> = {
  'agreement-not-found': problem(404, 'not_found', 'Agreement not found.'),
  'agreement-already-exists': problem(409, 'duplicate', 'An agreement with this id exists already.'),
  'agreement-role-unknown': problem(400, 'invalid_request', 'The agreement has no such role; see details.'),
  'agreement-voided': problem(409, 'invalid_state', 'The agreement was voided.'),
  'agreement-fully-signed': problem(409, 'invalid_state', 'Everybody has signed the agreement already.'),
  'agreement-closed': problem(
    409,
    'invalid_state',
    'The agreement was declined or has expired; void it and send another.',
  ),
  'agreement-not-at-provider': problem(409, 'invalid_state', 'The agreement is not signed at a provider.'),
  'signature-in-the-future': problem(400, 'invalid_request', 'A signature cannot be dated in the future.'),
};
