import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Money } from '../kernel/fields.ts';

/** The stored format of a year's market development funds: never edited, only lifted by upcasts. */
export const mdfBudgetEvents = {
  MdfBudgetSet: z.strictObject({ mdfBudgetId: Id, year: z.int(), from: Money.nullable(), amount: Money }),
};

export type MdfBudgetEvent = EventOf<typeof mdfBudgetEvents>;
