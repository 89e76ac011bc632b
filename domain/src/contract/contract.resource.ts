import { z } from 'zod';
import { CalendarDate, Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { CONTRACT_STATUSES } from './contract.state.ts';

/** A contract in an answer. */
export const ContractResource = resourceSchema({
  partnerId: Id,
  agreementId: Id.nullable(),
  name: z.string(),
  startDate: CalendarDate.nullable(),
  renewalDate: CalendarDate,
  status: z.enum(CONTRACT_STATUSES),
  renewedAt: z.string().nullable(),
  terminatedAt: z.string().nullable(),
  terminationReason: z.string().nullable(),
});
