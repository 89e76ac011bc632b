import type { Ids } from '../ports/ids.ts';

/** The id of a training's assignment to a partner: there is one at most. */
export const trainingAssignmentIdOf = (
  { partnerId, trainingId }: { readonly partnerId: string; readonly trainingId: string },
  ids: Pick<Ids, 'derive'>,
): string => ids.derive('trainingAssignment', partnerId, trainingId);
