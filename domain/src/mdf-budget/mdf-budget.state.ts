import { evolution } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { MdfBudgetEvent } from './mdf-budget.events.ts';

/** What an organization sets aside for its partners' marketing in one year and currency. */
export interface MdfBudget {
  readonly year: number;
  readonly amount: Money;
}

export const evolveMdfBudget = evolution<MdfBudget, MdfBudgetEvent, 'MdfBudgetSet'>(
  { MdfBudgetSet: ({ year, amount }) => ({ year, amount }) },
  {},
);
