import { releaseAccountClaimOn } from './release-account-claim.ts';

/** A registration that is withdrawn gives its account to the next in line. */
export const releaseAccountClaimOnDealRegistrationWithdrawn = releaseAccountClaimOn(
  'release-account-claim-on-deal-registration-withdrawn',
  'DealRegistrationWithdrawn',
);
