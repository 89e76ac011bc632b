import { CalendarDate, DealRegistrationResource, DomainName, Id, line, Money, prose } from '@partneros/domain';
import { z } from 'zod';

/** Path of one deal registration. */
export const DealRegistrationParams = z.strictObject({ dealRegistrationId: Id });

/** A deal as a partner registers it. */
export const DealRegistrationBody = z.strictObject({
  partnerId: Id,
  accountName: line(200),
  accountDomain: DomainName.nullable().default(null),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable().default(null),
  description: prose(5_000).nullable().default(null),
});

/** A deal registration in an answer. */
export const DealRegistrationAnswer = z.object({ dealRegistration: DealRegistrationResource });
