import { given } from '../testing/given.ts';
import { mdfBudget } from './mdf-budget.decider.ts';
import type { MdfBudgetEvent } from './mdf-budget.events.ts';
import type { SetMdfBudget } from './set-mdf-budget.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const set = (minor: number): SetMdfBudget => ({
  type: 'SetMdfBudget',
  data: { mdfBudgetId: '2026-EUR', year: 2026, amount: euros(minor) },
});
const budgetSet = (from: number | null, minor: number): MdfBudgetEvent => ({
  type: 'MdfBudgetSet',
  data: { mdfBudgetId: '2026-EUR', year: 2026, from: from === null ? null : euros(from), amount: euros(minor) },
});

describe('set MDF budget', () => {
  it('sets a year’s funds aside, and changes them', () => {
    given(mdfBudget).when(set(100)).then(budgetSet(null, 100));
    given(mdfBudget, budgetSet(null, 100)).when(set(0)).then(budgetSet(100, 0));
  });

  it('changes nothing when it is as much already', () => {
    given(mdfBudget, budgetSet(null, 100)).when(set(100)).thenNothing();
  });
});
