import { liesIn, type ReportFact, type RowStore } from '@partneros/domain';
import { partnerCertificationsModel, trainingProgressModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';
import type { ReportScope } from './report-scope.ts';
import { fact, shareOf } from './shown.ts';

/** What people at partners have learned. */
export const enablementFacts = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { counts, partners, period, before }: ReportScope,
): Promise<readonly ReportFact[]> => {
  const sum = { completed: 0, completedBefore: 0, under: 0, certified: 0 };
  const learning = new Set<string>();
  const certified = new Set<string>();
  for await (const { partnerId, completedAt } of everyRow(rows, trainingProgressModel, organizationId)) {
    if (!counts(partnerId)) continue;
    if (completedAt === null) sum.under += 1;
    if (liesIn(before, completedAt)) sum.completedBefore += 1;
    if (!liesIn(period, completedAt)) continue;
    sum.completed += 1;
    learning.add(partnerId);
  }
  for await (const { partnerId, holders } of everyRow(rows, partnerCertificationsModel, organizationId)) {
    if (!counts(partnerId)) continue;
    if (partners.has(partnerId)) certified.add(partnerId);
    sum.certified += holders.filter(({ completedAt }) => liesIn(period, completedAt)).length;
  }
  return [
    fact('Trainings completed in the period', sum.completed),
    fact('Trainings completed in the period before', sum.completedBefore),
    fact('Trainings under way', sum.under),
    fact('Partners that completed a training in the period', learning.size),
    fact('Certifications earned in the period', sum.certified),
    fact('Partners with a certified contact', certified.size),
    fact('Share of partners with a certified contact', shareOf(certified.size, partners.size)),
  ];
};
