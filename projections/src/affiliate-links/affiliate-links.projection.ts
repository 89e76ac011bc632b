import { type AffiliateLinkEvent, type ApplicationEvent, affiliateLink } from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { resourceChange } from '../kernel/resource-projection.ts';
import { type AffiliateLinkRow, affiliateLinksModel } from './affiliate-links.model.ts';

type Attributed = Extract<ApplicationEvent, { readonly type: 'AffiliateLeadAttributed' }>;

const evolveLink = resourceChange(affiliateLink);

// The link as its own events say, with the leads that it has so far.
const evolveRow: RowChange<AffiliateLinkRow, AffiliateLinkEvent> = (row, event, key) => {
  const link = evolveLink(row, event, key);
  return link && { ...link, leadCount: row?.leadCount ?? 0, lastLeadAt: row?.lastLeadAt ?? null };
};

/** One row per link. A lead is a fact of its application: the runner gives it to the row once, and so does a rebuild. */
export const affiliateLinks: Projection<AffiliateLinkRow, AffiliateLinkEvent | Attributed> = {
  model: affiliateLinksModel,
  keysOf: ({ data }) => [data.affiliateLinkId],
  on: {
    AffiliateLinkCreated: evolveRow,
    AffiliateLinkUpdated: evolveRow,
    AffiliateLinkDisabled: evolveRow,
    AffiliateLinkEnabled: evolveRow,
    AffiliateLeadAttributed: (row, { data }) =>
      row && { ...row, leadCount: row.leadCount + 1, lastLeadAt: data.attributedAt },
  },
};
