import { CalendarDate, Id, line, MdfRequestResource, Money, prose } from '@partneros/domain';
import { z } from 'zod';

/** Path of one request for funds. */
export const MdfRequestParams = z.strictObject({ mdfRequestId: Id });

/** A request for funds as callers make one. */
export const MdfRequestBody = z.strictObject({
  partnerId: Id,
  title: line(200),
  description: prose(5_000).nullable().default(null),
  amount: Money,
  activityDate: CalendarDate.nullable().default(null),
});

/** A request for funds in an answer. */
export const MdfRequestAnswer = z.object({ mdfRequest: MdfRequestResource });
