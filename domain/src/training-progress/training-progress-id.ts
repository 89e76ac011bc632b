import type { Ids } from '../ports/ids.ts';

/** The id of a contact's progress in a training: there is one at most. */
export const trainingProgressIdOf = (
  {
    partnerId,
    contactId,
    trainingId,
  }: { readonly partnerId: string; readonly contactId: string; readonly trainingId: string },
  ids: Pick<Ids, 'derive'>,
): string => ids.derive('trainingProgress', partnerId, contactId, trainingId);
