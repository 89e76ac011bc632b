import { addDays, type ReportFact, type RowStore } from '@partneros/domain';
import { contractsModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';
import type { ReportedPartner, ReportScope } from './report-scope.ts';
import { fact, named } from './shown.ts';

const QUIET_DAYS = 60;
const AHEAD_DAYS = 90;
const MOST_NAMES = 5;

/** What somebody should look at now. */
export const attentionFacts = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { counts, partners, today }: ReportScope,
): Promise<readonly ReportFact[]> => {
  const all = [...partners.values()];
  const quietSince = addDays(today, -QUIET_DAYS);
  const quiet = all.filter(({ lastActivityAt, createdAt }) => (lastActivityAt ?? createdAt) < quietSince);
  const unmanaged = all.filter(({ partnerManagerId }) => partnerManagerId === null);
  const [renewing, overdue]: [ReportedPartner[], ReportedPartner[]] = [[], []];
  const where = { status: 'active', renewalDate: { from: '0000-01-01', to: addDays(today, AHEAD_DAYS) } };
  for await (const { partnerId, renewalDate } of everyRow(rows, contractsModel, organizationId, where)) {
    const renewed = partners.get(partnerId);
    if (renewed === undefined || !counts(partnerId)) continue;
    if (renewalDate < today) overdue.push(renewed);
    else renewing.push(renewed);
  }
  return [
    fact(`Contracts up for renewal within ${AHEAD_DAYS} days`, renewing.length),
    fact('Their partners', namesOf(renewing)),
    fact('Contracts past their renewal date', overdue.length),
    fact('Partners of these', namesOf(overdue)),
    fact(`Partners without any activity for ${QUIET_DAYS} days`, quiet.length),
    fact('Some of them', namesOf(quiet)),
    fact('Partners without a partner manager', unmanaged.length),
  ];
};

const namesOf = (partners: readonly ReportedPartner[]): string =>
  [...new Set(partners.map(({ name }) => named(name)))].toSorted().slice(0, MOST_NAMES).join(', ') || 'none';
