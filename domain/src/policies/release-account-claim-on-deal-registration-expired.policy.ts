import { releaseAccountClaimOn } from './release-account-claim.ts';

/** A registration that has expired gives its account to the next in line. */
export const releaseAccountClaimOnDealRegistrationExpired = releaseAccountClaimOn(
  'release-account-claim-on-deal-registration-expired',
  'DealRegistrationExpired',
);
