import { contactOf, type ExecuteDeps, load, partner } from '@partneros/domain';
import { type MemberCaller, type Problem, problem } from '@partneros/infra/http';

/** Why nothing can be recorded of a contact: the caller may not see the partner, or there is no such contact. */
export const learnerProblem = async (
  deps: ExecuteDeps,
  { organizationId, partnerId: own }: MemberCaller,
  { partnerId, contactId }: { readonly partnerId: string; readonly contactId: string },
): Promise<Problem | undefined> => {
  const found =
    own === undefined || own === partnerId ? await load(deps, partner, organizationId, partnerId) : undefined;
  if (found === undefined) return problem(404, 'not_found', 'Partner not found.');
  return contactOf(found.state, contactId) ? undefined : problem(404, 'not_found', 'Contact not found.');
};
