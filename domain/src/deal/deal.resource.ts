import { z } from 'zod';
import { CalendarDate, Id, Money } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { DEAL_STATUSES } from './deal.state.ts';

/** A deal in an answer. */
export const DealResource = resourceSchema({
  partnerId: Id,
  dealRegistrationId: Id.nullable(),
  name: z.string(),
  accountName: z.string().nullable(),
  accountDomain: z.string().nullable(),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
  status: z.enum(DEAL_STATUSES),
  closedAt: z.string().nullable(),
  lostReason: z.string().nullable(),
});
