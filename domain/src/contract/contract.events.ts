import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

const contract = { contractId: Id, partnerId: Id };

/** The stored format of a contract: never edited, only lifted by upcasts. Dates are the organization's calendar dates. */
export const contractEvents = {
  ContractCreated: z.strictObject({
    ...contract,
    /** The agreement it rests on, where there is one. */
    agreementId: Id.nullable(),
    name: notPersonal(z.string()),
    startDate: CalendarDate.nullable(),
    renewalDate: CalendarDate,
  }),
  /** The date was wrong, or was agreed on anew: nothing is renewed by it. */
  RenewalDateChanged: z.strictObject({ ...contract, from: CalendarDate, to: CalendarDate }),
  ContractRenewed: z.strictObject({ ...contract, from: CalendarDate, to: CalendarDate, renewedAt: Instant }),
  ContractTerminated: z.strictObject({
    ...contract,
    reason: personal('partnerId', z.string()).nullable(),
    terminatedAt: Instant,
  }),
};

export type ContractEvent = EventOf<typeof contractEvents>;
