import { type AffiliateLinkEvent, type ApplicationEvent, affiliateLink } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { resourceChange } from '../kernel/resource-projection.ts';
import { type AffiliateLinkRow, affiliateLinksModel } from './affiliate-links.model.ts';

type Attributed = Extract<ApplicationEvent, { readonly type: 'AffiliateLeadAttributed' }>;

const evolveRow = resourceChange(affiliateLink);

/** One row per link. A lead is a fact of its application: the runner gives it to the row once, and so does a rebuild. */
export const affiliateLinks: Projection<AffiliateLinkRow, AffiliateLinkEvent | Attributed> = {
  model: affiliateLinksModel,
  keysOf: ({ data }) => [data.affiliateLinkId],
  on: {
    AffiliateLinkCreated: (row, event, key) => {
      const link = evolveRow(row, event, key);
      return link && { ...link, leadCount: row?.leadCount ?? 0, lastLeadAt: row?.lastLeadAt ?? null };
    },
    AffiliateLeadAttributed: (row, { data }) =>
      row && { ...row, leadCount: row.leadCount + 1, lastLeadAt: data.attributedAt },
  },
};
