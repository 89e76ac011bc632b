import type { PartnerFacts, ReadModel } from '@partneros/domain';

/** What segments and tiers look at, of every partner. One row per partner. */
export const partnerFactsModel: ReadModel<PartnerFacts> = {
  name: 'partner-facts',
  version: 1,
  fields: {
    name: { kind: 'text', of: (row) => row.name },
    tier: { kind: 'exact', of: (row) => row.tier },
    isArchived: { kind: 'exact', of: (row) => row.isArchived },
  },
};
