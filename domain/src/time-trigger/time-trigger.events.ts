import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What all moments say: the workflow that waited, when they came, and when that was noticed. */
const moment = { timeTriggerId: Id, workflowId: Id, partnerId: Id, dueAt: Instant, firedAt: Instant };

/** The stored format of the moments that workflows waited for: never edited, only lifted by upcasts. */
export const timeTriggerEvents = {
  /** Once per workflow, partner, last activity and number of days. */
  PartnerInactivityReached: z.strictObject({
    ...moment,
    days: z.int(),
    lastActivityAt: Instant,
    /** Of the last activity's event, in decimal. */
    lastActivityPosition: notPersonal(z.string()),
    /** Whole days since then, when it was noticed. */
    daysInactive: z.int(),
  }),
  /** Once per workflow, contract and renewal date. */
  ContractRenewalWindowEntered: z.strictObject({
    ...moment,
    contractId: Id,
    renewalDate: CalendarDate,
    daysBefore: z.int(),
    /** Calendar days until then where the organization is, when it was noticed; negative when it has passed. */
    daysLeft: z.int(),
  }),
};

export type TimeTriggerEvent = EventOf<typeof timeTriggerEvents>;
