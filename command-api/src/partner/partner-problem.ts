import { type ExecuteDeps, load, partner } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** Why nothing new can be begun with a partner: it is not there, or it is archived. */
export const partnerProblem = async (
  deps: ExecuteDeps,
  organizationId: string,
  partnerId: string,
): Promise<Problem | undefined> => {
  const found = await load(deps, partner, organizationId, partnerId);
  if (found === undefined) return problem(404, 'not_found', 'Partner not found.');
  if (found.state.status === 'archived')
    return problem(422, 'prerequisite_missing', 'The partner is archived and cannot be changed.');
  return undefined;
};
