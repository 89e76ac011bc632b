import type { DealRegistration } from './deal-registration.state.ts';

/** The ids that every event of a registration begins with. */
export const identityOf = (
  dealRegistrationId: string,
  { partnerId, accountClaimId }: Pick<DealRegistration, 'partnerId' | 'accountClaimId'>,
) => ({ dealRegistrationId, partnerId, accountClaimId });
