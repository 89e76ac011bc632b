import { releaseAccountClaimOn } from './release-account-claim.ts';

/** A registration that is declined gives its account to the next in line. */
export const releaseAccountClaimOnDealRegistrationDeclined = releaseAccountClaimOn(
  'release-account-claim-on-deal-registration-declined',
  'DealRegistrationDeclined',
);
