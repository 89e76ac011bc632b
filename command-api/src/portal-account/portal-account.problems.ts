import type { PortalAccountRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** One answer for every link that opens nothing: who tries some learns nothing about the others. */
export const deadLink: Problem = problem(
  400,
  'invalid_request',
  'This link was used already, was replaced or is too old; ask for a new one.',
);

/** What a refused command on a portal account is answered with. */
export const portalAccountProblems: Record<PortalAccountRejection, Problem> = {
  'portal-account-not-found': problem(404, 'not_found', 'Portal account not found.'),
  'portal-account-claimed': problem(409, 'invalid_state', 'The portal account was claimed already.'),
  'portal-account-revoked': problem(409, 'invalid_state', 'The portal account was taken back.'),
  'portal-link-replaced': deadLink,
  'portal-link-expired': deadLink,
};
