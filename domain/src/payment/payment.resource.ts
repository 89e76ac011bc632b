import { z } from 'zod';
import { Id, Money } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { PAYMENT_STATUSES } from './payment.state.ts';

/** A payment to a partner in an answer. */
export const PaymentResource = resourceSchema({
  partnerId: Id,
  amount: Money,
  mdfRequestId: Id.nullable(),
  reference: z.string().nullable(),
  paidAt: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  reversedAt: z.string().nullable(),
  reversalReason: z.string().nullable(),
});
