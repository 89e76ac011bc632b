import { DAY, liesIn, millisOf, type ReportFact, type RowStore } from '@partneros/domain';
import { dealRegistrationsModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';
import type { ReportScope } from './report-scope.ts';
import { fact, shareOf } from './shown.ts';

/** How many deals partners registered, and how long they waited. */
export const registrationFacts = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { counts, period, before }: ReportScope,
): Promise<readonly ReportFact[]> => {
  const sum = { submitted: 0, submittedBefore: 0, approved: 0, rejected: 0, open: 0, contested: 0 };
  const waits: number[] = [];
  for await (const row of everyRow(rows, dealRegistrationsModel, organizationId)) {
    if (!counts(row.partnerId)) continue;
    const isOpen = row.status === 'submitted' || row.status === 'under_review';
    if (isOpen) sum.open += 1;
    if (isOpen && row.conflict !== null) sum.contested += 1;
    if (liesIn(before, row.submittedAt)) sum.submittedBefore += 1;
    if (liesIn(period, row.submittedAt)) sum.submitted += 1;
    if (row.decidedAt === null || !liesIn(period, row.decidedAt)) continue;
    if (row.status === 'rejected') sum.rejected += 1;
    else sum.approved += 1;
    waits.push(Math.max(0, millisOf(row.decidedAt) - millisOf(row.submittedAt)));
  }
  return [
    fact('Submitted in the period', sum.submitted),
    fact('Submitted in the period before', sum.submittedBefore),
    fact('Approved in the period', sum.approved),
    fact('Declined in the period', sum.rejected),
    fact('Share of decisions that approved', shareOf(sum.approved, sum.approved + sum.rejected)),
    fact('Usual days until a decision (median)', daysOf(waits)),
    fact('Waiting for a decision now', sum.open),
    fact('Of these for an account that another registration holds', sum.contested),
  ];
};

const daysOf = (waits: readonly number[]): string => {
  const middle = waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1];
  return middle === undefined ? 'none' : String(Math.round((middle / DAY) * 10) / 10);
};
