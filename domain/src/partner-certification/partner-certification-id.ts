import type { Ids } from '../ports/ids.ts';

/** The id of what a partner holds of a certification: there is one at most. */
export const partnerCertificationIdOf = (
  { partnerId, certificationId }: { readonly partnerId: string; readonly certificationId: string },
  ids: Pick<Ids, 'derive'>,
): string => ids.derive('partnerCertification', partnerId, certificationId);
