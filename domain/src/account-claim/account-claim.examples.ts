import type { AccountClaimEvent, Claimant } from './account-claim.events.ts';
import type { ClaimAccount } from './claim-account.ts';
import type { ReleaseAccountClaim } from './release-account-claim.ts';

const ACCOUNT_CLAIM_ID = 'account-1';

/** The registration of a number, by partner 1 unless said otherwise. */
export const claimantExample = (number: number, partnerId = 'partner-1'): Claimant => ({
  dealRegistrationId: `registration-${number}`,
  partnerId,
});

const claimed = ({ partnerId, dealRegistrationId }: Claimant) => ({
  accountClaimId: ACCOUNT_CLAIM_ID,
  partnerId,
  dealRegistrationId,
});

export const claimAccountCommand = (claimant: Claimant): ClaimAccount => ({
  type: 'ClaimAccount',
  data: claimed(claimant),
});

export const releaseAccountClaimCommand = (claimant: Claimant): ReleaseAccountClaim => ({
  type: 'ReleaseAccountClaim',
  data: claimed(claimant),
});

export const accountClaimed = (claimant: Claimant): AccountClaimEvent => ({
  type: 'AccountClaimed',
  data: claimed(claimant),
});

export const accountClaimContested = (claimant: Claimant, heldBy: Claimant): AccountClaimEvent => ({
  type: 'AccountClaimContested',
  data: { ...claimed(claimant), heldBy, samePartner: claimant.partnerId === heldBy.partnerId },
});

export const accountClaimReleased = (
  claimant: Claimant,
  next: Claimant | null,
  waiting: Claimant[] = [],
): AccountClaimEvent => ({
  type: 'AccountClaimReleased',
  data: { ...claimed(claimant), next, waiting },
});
