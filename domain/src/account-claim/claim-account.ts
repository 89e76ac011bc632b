import type { Decision } from '../kernel/decider.ts';
import type { AccountClaimEvent } from './account-claim.events.ts';
import type { AccountClaim } from './account-claim.state.ts';

/** Claims an account for a registration: it holds the account, or waits behind whoever does. */
export interface ClaimAccount {
  readonly type: 'ClaimAccount';
  readonly data: { readonly accountClaimId: string; readonly partnerId: string; readonly dealRegistrationId: string };
}

export const claimAccount = (
  { data }: ClaimAccount,
  claim: AccountClaim | undefined,
): Decision<AccountClaimEvent, never> => {
  const claimants = claim?.claimants ?? [];
  if (claimants.some(({ dealRegistrationId }) => dealRegistrationId === data.dealRegistrationId)) return [];
  const heldBy = claimants[0];
  if (heldBy === undefined) return [{ type: 'AccountClaimed', data }];
  return [
    { type: 'AccountClaimContested', data: { ...data, heldBy, samePartner: heldBy.partnerId === data.partnerId } },
  ];
};
