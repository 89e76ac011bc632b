import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';

/** A registration that claims an account, and whose it is. */
export const Claimant = z.strictObject({ dealRegistrationId: Id, partnerId: Id });
export type Claimant = Readonly<z.output<typeof Claimant>>;

const claim = { accountClaimId: Id, partnerId: Id, dealRegistrationId: Id };

/** The stored format of the claim on an account: never edited, only lifted by upcasts. */
export const accountClaimEvents = {
  AccountClaimed: z.strictObject(claim),
  AccountClaimContested: z.strictObject({
    ...claim,
    heldBy: Claimant,
    /** The same partner has registered the account twice: no conflict between partners. */
    samePartner: z.boolean(),
  }),
  AccountClaimReleased: z.strictObject({
    ...claim,
    /** Who holds the account from here on. */
    next: Claimant.nullable(),
    /** Who waits behind that, in order. */
    waiting: z.array(Claimant),
  }),
};

export type AccountClaimEvent = EventOf<typeof accountClaimEvents>;
