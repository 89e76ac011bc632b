import type { ReportFilters, ReportPeriod, RowStore } from '@partneros/domain';
import { type PartnerRow, partnersModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';

/** What a report looks at of a partner. */
export type ReportedPartner = Pick<
  PartnerRow,
  'id' | 'name' | 'type' | 'tier' | 'stage' | 'regions' | 'partnerManagerId' | 'lastActivityAt' | 'createdAt'
> & { readonly joinedPortalAt: string | null };

/** What a report is about: partners, by id, and two periods. */
export interface ReportScope {
  readonly partners: ReadonlyMap<string, ReportedPartner>;
  /** Whether something of this partner counts: archived partners count where nothing narrows the report. */
  readonly counts: (partnerId: string) => boolean;
  readonly period: ReportPeriod;
  readonly before: ReportPeriod;
  /** Today, in UTC. */
  readonly today: string;
}

/** The partners that filters let through, without archived ones. */
export const partnersIn = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { partnerIds, region, ...exact }: ReportFilters,
): Promise<ReadonlyMap<string, ReportedPartner>> => {
  const found = new Map<string, ReportedPartner>();
  const where = { status: 'active', ...exact, region, ...(partnerIds && { id: { in: partnerIds } }) };
  for await (const row of everyRow(rows, partnersModel, organizationId, where))
    found.set(row.id, {
      id: row.id,
      name: row.name,
      type: row.type,
      tier: row.tier,
      stage: row.stage,
      regions: row.regions,
      partnerManagerId: row.partnerManagerId,
      lastActivityAt: row.lastActivityAt,
      createdAt: row.createdAt,
      joinedPortalAt: row.portalOnboarding.completedAt,
    });
  return found;
};
