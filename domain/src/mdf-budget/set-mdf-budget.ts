import type { Decision } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { MdfBudgetEvent } from './mdf-budget.events.ts';
import type { MdfBudget } from './mdf-budget.state.ts';

/** Sets a year's funds aside, in one currency. Requests beyond them are shown, not refused: people decide. */
export interface SetMdfBudget {
  readonly type: 'SetMdfBudget';
  readonly data: { readonly mdfBudgetId: string; readonly year: number; readonly amount: Money };
}

export const setMdfBudget = ({ data }: SetMdfBudget, budget: MdfBudget | undefined): Decision<MdfBudgetEvent, never> =>
  budget?.amount.minor === data.amount.minor
    ? []
    : [{ type: 'MdfBudgetSet', data: { ...data, from: budget?.amount ?? null } }];
