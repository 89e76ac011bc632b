import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { CalendarDate, Id, Instant, Money } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

const deal = { dealId: Id, partnerId: Id };
const registered = { dealRegistrationId: Id.nullable() };

/** What may change while a deal is open. */
export const DealTerms = z.strictObject({
  name: notPersonal(z.string()),
  amount: Money,
  expectedCloseDate: CalendarDate.nullable(),
});
export type DealTerms = Readonly<z.output<typeof DealTerms>>;

/** The stored format of a deal: never edited, only lifted by upcasts. */
export const dealEvents = {
  DealOpened: z.strictObject({
    ...deal,
    ...registered,
    ...DealTerms.shape,
    accountName: notPersonal(z.string()).nullable(),
    accountDomain: notPersonal(z.string()).nullable(),
  }),
  DealUpdated: z.strictObject({ ...deal, changes: DealTerms.partial() }),
  DealClosedWon: z.strictObject({ ...deal, ...registered, amount: Money, closedAt: Instant }),
  DealClosedLost: z.strictObject({
    ...deal,
    ...registered,
    amount: Money,
    reason: personal('partnerId', z.string()).nullable(),
    closedAt: Instant,
  }),
  DealReopened: z.strictObject({ ...deal, from: z.enum(['won', 'lost']) }),
};

export type DealEvent = EventOf<typeof dealEvents>;
