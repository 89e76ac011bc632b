import type { MemberCaller } from '@partneros/infra/http';
import { trainingAssignmentsModel } from '@partneros/projections/models';
import type { QueryDeps } from '../http/query-deps.ts';

/** A partner's own person reads the lessons of trainings that the partner is to take; everybody else reads all. */
export const mayReadLessons = async (
  { rows }: Pick<QueryDeps, 'rows'>,
  { organizationId, partnerId: own }: MemberCaller,
  trainingId: string,
): Promise<boolean> => {
  if (own === undefined) return true;
  const where = { partnerId: own, trainingId };
  const sort = { field: 'assignedAt', direction: 'asc' } as const;
  const found = await rows.find(trainingAssignmentsModel, organizationId, { where, sort, limit: 1 });
  return found.rows.length > 0;
};
