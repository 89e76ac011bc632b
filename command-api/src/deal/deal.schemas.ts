import { CalendarDate, DealResource, Id, line, Money } from '@partneros/domain';
import { z } from 'zod';

/** Path of one deal. */
export const DealParams = z.strictObject({ dealId: Id });

/** What callers may say of a deal's terms. */
export const DealTermsBody = z.strictObject({
  name: line(200),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
});

/** A deal in an answer. */
export const DealAnswer = z.object({ deal: DealResource });
