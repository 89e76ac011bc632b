import type { AffiliateLink, ReadModel, Resource } from '@partneros/domain';

/** An affiliate link with the applications that came by it. */
export type AffiliateLinkRow = Resource<AffiliateLink> & {
  /** How many facts of an attribution there are; there is one per application. */
  readonly leadCount: number;
  readonly lastLeadAt: string | null;
};

/** Which links bring applications? One row per link, under its id. */
export const affiliateLinksModel: ReadModel<AffiliateLinkRow> = {
  name: 'affiliate-links',
  version: 2,
  fields: {
    applicationFormId: { kind: 'exact', of: (row) => row.applicationFormId },
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    status: { kind: 'exact', of: (row) => row.status },
    name: { kind: 'text', of: (row) => row.name },
    leadCount: { kind: 'number', of: (row) => row.leadCount },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
  search: (row) => [row.name, row.slug],
};
