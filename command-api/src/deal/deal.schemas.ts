import { CalendarDate, DealResource, Id, Instant, line, Money, millisOf, timestampOf } from '@partneros/domain';
import { z } from 'zod';

/** Path of one deal. */
export const DealParams = z.strictObject({ dealId: Id });

/** What callers may say of a deal's terms. */
export const DealTermsBody = z.strictObject({
  name: line(200),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
});

/** A moment as callers may write it: ISO 8601 with any offset, or a date, which is its midnight in UTC. */
export const Moment = z
  .union([z.iso.datetime({ offset: true }), CalendarDate])
  .transform((moment) => timestampOf(millisOf(moment)))
  .pipe(Instant);

/** A deal in an answer. */
export const DealAnswer = z.object({ deal: DealResource });
