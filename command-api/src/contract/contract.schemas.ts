import { CalendarDate, ContractResource, Id } from '@partneros/domain';
import { z } from 'zod';

/** Path of one contract. */
export const ContractParams = z.strictObject({ contractId: Id });

/** The day at which a contract comes up for renewal. */
export const RenewalDateBody = z.strictObject({
  renewalDate: CalendarDate.describe('A calendar date where the organization is.'),
});

/** A contract in an answer. */
export const ContractAnswer = z.object({ contract: ContractResource });
