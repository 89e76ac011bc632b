import { z } from 'zod';
import { AccountConflict } from '../account-claim/account-conflict.ts';
import { CalendarDate, Id, Money } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { DEAL_REGISTRATION_STATUSES } from './deal-registration.state.ts';

/** A deal registration in an answer. `conflict` says who holds the account, when another registration does. */
export const DealRegistrationResource = resourceSchema({
  partnerId: Id,
  accountClaimId: Id,
  accountName: z.string(),
  accountDomain: z.string().nullable(),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
  description: z.string().nullable(),
  status: z.enum(DEAL_REGISTRATION_STATUSES),
  submittedBy: Id,
  submittedAt: z.string(),
  expiresAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  declineReason: z.string().nullable(),
  dealId: Id.nullable(),
  conflict: AccountConflict.nullable(),
});
