import type { InvitationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';
import { partnerOfRoleProblems } from '../membership/membership.problems.ts';

const notFound = problem(404, 'not_found', 'Invitation not found.');

/** What a refused invitation command is answered with. */
export const invitationProblems: Record<InvitationRejection, Problem> = {
  ...partnerOfRoleProblems,
  'invitation-not-found': notFound,
  'invitation-for-someone-else': notFound,
  'invitation-already-exists': problem(409, 'duplicate', 'An invitation with this id exists already.'),
  'invitation-expired': problem(409, 'invalid_state', 'The invitation has expired.'),
  'invitation-revoked': problem(409, 'invalid_state', 'The invitation was taken back.'),
  'invitation-accepted': problem(409, 'invalid_state', 'The invitation was accepted already.'),
  'owner-by-invitation': problem(
    403,
    'forbidden',
    'Nobody can be invited as an owner; invite them in another role, and let an owner change it.',
  ),
};
