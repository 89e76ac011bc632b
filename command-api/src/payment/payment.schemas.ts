import { Id, line, Money, PaymentResource } from '@partneros/domain';
import { z } from 'zod';
import { Moment } from '../http/moment.ts';

/** Path of one payment. */
export const PaymentParams = z.strictObject({ paymentId: Id });

/** A payment as callers record one; without a moment it was made now. */
export const PaymentBody = z.strictObject({
  amount: Money,
  paidAt: Moment.nullable().default(null),
  reference: line(200).nullable().default(null),
});

/** A payment in an answer. */
export const PaymentAnswer = z.object({ payment: PaymentResource });
