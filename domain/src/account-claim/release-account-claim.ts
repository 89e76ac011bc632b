import type { Decision } from '../kernel/decider.ts';
import type { AccountClaimEvent } from './account-claim.events.ts';
import type { AccountClaim } from './account-claim.state.ts';

/** Gives up a registration's claim; when it held the account, the next one in line does. */
export interface ReleaseAccountClaim {
  readonly type: 'ReleaseAccountClaim';
  readonly data: { readonly accountClaimId: string; readonly partnerId: string; readonly dealRegistrationId: string };
}

export const releaseAccountClaim = (
  { data }: ReleaseAccountClaim,
  claim: AccountClaim | undefined,
): Decision<AccountClaimEvent, never> => {
  const claimants = claim?.claimants ?? [];
  const rest = claimants.filter(({ dealRegistrationId }) => dealRegistrationId !== data.dealRegistrationId);
  if (rest.length === claimants.length) return [];
  const [next = null, ...waiting] = rest;
  return [{ type: 'AccountClaimReleased', data: { ...data, next, waiting } }];
};
