import { liesIn, type ReportFact, type RowStore } from '@partneros/domain';
import { mdfRequestsModel, paymentsModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';
import type { ReportScope } from './report-scope.ts';
import { type Amounts, add, fact, money } from './shown.ts';

/** Which funds were asked for and granted, and what was paid. */
export const fundsFacts = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { counts, period }: ReportScope,
): Promise<readonly ReportFact[]> => {
  const count = { asked: 0, approved: 0, declined: 0, waiting: 0, unproven: 0, payments: 0 };
  const [asked, approved, paid]: [Amounts, Amounts, Amounts] = [new Map(), new Map(), new Map()];
  for await (const row of everyRow(rows, mdfRequestsModel, organizationId)) {
    if (!counts(row.partnerId)) continue;
    if (row.status === 'submitted') count.waiting += 1;
    if (row.status === 'approved') count.unproven += 1;
    if (liesIn(period, row.createdAt)) {
      count.asked += 1;
      add(asked, row.amount);
    }
    if (!liesIn(period, row.decidedAt)) continue;
    if (row.approvedAmount === null) count.declined += 1;
    else {
      count.approved += 1;
      add(approved, row.approvedAmount);
    }
  }
  for await (const row of everyRow(rows, paymentsModel, organizationId, { status: 'recorded' })) {
    if (!counts(row.partnerId) || !liesIn(period, row.paidAt)) continue;
    count.payments += 1;
    add(paid, row.amount);
  }
  return [
    fact('Requests for funds in the period', count.asked),
    fact('Amount asked for in the period', money(asked)),
    fact('Requests approved in the period', count.approved),
    fact('Amount approved in the period', money(approved)),
    fact('Requests declined in the period', count.declined),
    fact('Requests that wait for a decision', count.waiting),
    fact('Approved requests without proof yet', count.unproven),
    fact('Payments to partners in the period', count.payments),
    fact('Amount paid to partners in the period', money(paid)),
  ];
};
