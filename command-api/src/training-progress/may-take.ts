import { type ExecuteDeps, load, trainingAssignment, trainingAssignmentIdOf } from '@partneros/domain';
import type { MemberCaller } from '@partneros/infra/http';

/** A partner's own person takes the trainings that the partner is to take; others note what anybody has taken. */
export const mayTake = async (
  deps: ExecuteDeps,
  { organizationId, partnerId }: MemberCaller,
  trainingId: string,
): Promise<boolean> => {
  if (partnerId === undefined) return true;
  const id = trainingAssignmentIdOf({ partnerId, trainingId }, deps.ids);
  return (await load(deps, trainingAssignment, organizationId, id)) !== undefined;
};
