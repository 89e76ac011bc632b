import { type ExecuteDeps, isKnownTier, load, program, tierNames } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** Why a partner cannot be given a tier of this name: the programme has tiers, and none is called so. */
export const tierProblem = async (
  deps: Pick<ExecuteDeps, 'store'>,
  organizationId: string,
  tier: string | null,
): Promise<Problem | undefined> => {
  if (tier === null) return undefined;
  const defined = (await load(deps, program, organizationId, organizationId))?.state;
  if (defined === undefined || isKnownTier(defined, tier)) return undefined;
  return problem(422, 'prerequisite_missing', 'The programme has no tier of this name; see details.', [
    `Its tiers are ${tierNames(defined).join(', ')}.`,
  ]);
};
