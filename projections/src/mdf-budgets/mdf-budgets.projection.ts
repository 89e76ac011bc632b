import { type MdfBudgetEvent, type MdfRequestEvent, type Money, mdfBudgetIdOf } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type MdfBudgetRow, mdfBudgetsModel } from './mdf-budgets.model.ts';

type Moved = Partial<Pick<MdfBudgetRow, 'requested' | 'committed' | 'paid'>>;

const begun = (year: number, currency: string): MdfBudgetRow => ({
  id: mdfBudgetIdOf(year, currency),
  year,
  currency,
  budget: null,
  requested: 0,
  committed: 0,
  paid: 0,
});

const move = (
  before: MdfBudgetRow | undefined,
  { budgetYear }: { readonly budgetYear: number },
  { currency }: Money,
  { requested = 0, committed = 0, paid = 0 }: Moved,
): MdfBudgetRow => {
  const row = before ?? begun(budgetYear, currency);
  return {
    ...row,
    requested: row.requested + requested,
    committed: row.committed + committed,
    paid: row.paid + paid,
  };
};

type Moving = Exclude<MdfRequestEvent, { readonly type: 'MdfProofSubmitted' }>;

export const mdfBudgets: Projection<MdfBudgetRow, MdfBudgetEvent | Moving> = {
  model: mdfBudgetsModel,
  keysOf: ({ data }) => [
    mdfBudgetIdOf(
      'year' in data ? data.year : data.budgetYear,
      'amount' in data ? data.amount.currency : data.requested.currency,
    ),
  ],
  on: {
    MdfBudgetSet: (row, { data: { year, amount } }) => ({
      ...(row ?? begun(year, amount.currency)),
      budget: amount.minor,
    }),
    MdfRequestSubmitted: (row, { data }) => move(row, data, data.amount, { requested: data.amount.minor }),
    MdfRequestApproved: (row, { data }) =>
      move(row, data, data.amount, { requested: -data.requested.minor, committed: data.amount.minor }),
    MdfRequestDeclined: (row, { data }) => move(row, data, data.requested, { requested: -data.requested.minor }),
    MdfPaid: (row, { data }) =>
      move(row, data, data.amount, { committed: -data.approved.minor, paid: data.amount.minor }),
    MdfPaymentReversed: (row, { data }) =>
      move(row, data, data.amount, { committed: data.approved.minor, paid: -data.amount.minor }),
  },
};
