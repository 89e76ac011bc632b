import type { OrganizationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused organization command is answered with. */
export const organizationProblems: Record<OrganizationRejection, Problem> = {
  'organization-not-found': problem(404, 'not_found', 'Organization not found.'),
  'organization-already-exists': problem(409, 'duplicate', 'An organization with this id exists already.'),
  'owner-required': problem(403, 'forbidden', 'Only an owner can make somebody an owner or take that role away.'),
  'last-owner': problem(409, 'invalid_state', 'An organization needs an owner; make another one first.'),
};
