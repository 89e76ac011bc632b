import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import type { Claimant } from './account-claim.events.ts';
import type { AccountClaim } from './account-claim.state.ts';

/** Who holds the account that another registration is for. Both ids are `null` to a reader who may not know who it is. */
export const AccountConflict = z.object({ dealRegistrationId: Id.nullable(), partnerId: Id.nullable() });
export type AccountConflict = Readonly<z.output<typeof AccountConflict>>;

/** The claimant that a registration has to wait behind; `null` when it holds the account, or claims none. */
export const conflictOf = (claim: AccountClaim | undefined, dealRegistrationId: string): Claimant | null => {
  const [holder, ...waiting] = claim?.claimants ?? [];
  const waits = waiting.some((claimant) => claimant.dealRegistrationId === dealRegistrationId);
  return waits && holder !== undefined ? holder : null;
};

/** A conflict as a reader may see it: a partner learns that the account is held, not which other partner holds it. */
export const conflictSeenBy = (
  ownPartnerId: string | undefined,
  conflict: AccountConflict | null,
): AccountConflict | null =>
  conflict === null || ownPartnerId === undefined || conflict.partnerId === ownPartnerId
    ? conflict
    : { dealRegistrationId: null, partnerId: null };
