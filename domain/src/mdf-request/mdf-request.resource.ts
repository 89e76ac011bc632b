import { z } from 'zod';
import { CalendarDate, Id, Money } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { MDF_REQUEST_STATUSES } from './mdf-request.state.ts';

/** A request for market development funds in an answer. */
export const MdfRequestResource = resourceSchema({
  partnerId: Id,
  budgetYear: z.int(),
  title: z.string(),
  description: z.string().nullable(),
  amount: Money,
  activityDate: CalendarDate.nullable(),
  submittedBy: Id,
  submittedAt: z.string(),
  status: z.enum(MDF_REQUEST_STATUSES),
  approvedAmount: Money.nullable(),
  approvalNote: z.string().nullable(),
  declineReason: z.string().nullable(),
  decidedAt: z.string().nullable(),
  proof: z.object({ note: z.string(), links: z.array(z.string()), submittedAt: z.string() }).nullable(),
  paidAmount: Money.nullable(),
  paidAt: z.string().nullable(),
  paymentId: Id.nullable(),
  paymentReference: z.string().nullable(),
});
