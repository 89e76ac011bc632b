import type { ReadModel } from '@partneros/domain';

/** A year's market development funds in one currency. All amounts are integers in minor units of it. */
export interface MdfBudgetRow {
  readonly id: string;
  readonly year: number;
  readonly currency: string;
  /** `null` while nobody has set the year's funds aside. */
  readonly budget: number | null;
  /** Asked for and not decided. */
  readonly requested: number;
  /** Approved and not paid. */
  readonly committed: number;
  readonly paid: number;
}

/** What is left of the funds? One row per year and currency, under `2026-EUR`. */
export const mdfBudgetsModel: ReadModel<MdfBudgetRow> = {
  name: 'mdf-budgets',
  version: 1,
  fields: {
    year: { kind: 'number', of: (row) => row.year },
    currency: { kind: 'exact', of: (row) => row.currency },
  },
};
