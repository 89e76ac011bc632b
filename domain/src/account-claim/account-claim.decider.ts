import type { Decider } from '../kernel/decider.ts';
import { type AccountClaimEvent, accountClaimEvents } from './account-claim.events.ts';
import { type AccountClaim, evolveAccountClaim } from './account-claim.state.ts';
import { type ClaimAccount, claimAccount } from './claim-account.ts';
import { type ReleaseAccountClaim, releaseAccountClaim } from './release-account-claim.ts';

export type AccountClaimCommand = ClaimAccount | ReleaseAccountClaim;

/** One stream per account: who registered it first. It refuses nothing, because a conflict is for people to settle. */
export const accountClaim: Decider<AccountClaim, AccountClaimCommand, AccountClaimEvent, never> = {
  category: 'accountClaim',
  events: accountClaimEvents,
  evolve: evolveAccountClaim,
  decide: (command, claim) => {
    switch (command.type) {
      case 'ClaimAccount':
        return claimAccount(command, claim);
      case 'ReleaseAccountClaim':
        return releaseAccountClaim(command, claim);
    }
  },
};
