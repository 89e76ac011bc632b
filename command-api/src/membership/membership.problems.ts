import type { MembershipRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** A role and a partner that do not go together. */
export const partnerOfRoleProblems = {
  'partner-id-required': problem(400, 'invalid_request', 'The role partner needs a partnerId: whose person it is.'),
  'partner-id-not-allowed': problem(400, 'invalid_request', 'Only the role partner has a partnerId.'),
};

/** What a refused membership command is answered with. */
export const membershipProblems: Record<MembershipRejection, Problem> = {
  ...partnerOfRoleProblems,
  'member-not-found': problem(404, 'not_found', 'Member not found.'),
  'member-already-joined': problem(409, 'duplicate', 'This person is a member already.'),
  'own-role-raised': problem(
    403,
    'forbidden',
    'You cannot raise your own role; ask an owner or another administrator.',
  ),
};
