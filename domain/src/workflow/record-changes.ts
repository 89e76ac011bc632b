import { z } from 'zod';
import { DealTerms } from '../deal/deal.events.ts';
import { Id, line } from '../kernel/fields.ts';
import { PartnerProfile, PartnerTags } from '../partner/partner.events.ts';

// A name or a domain is not a workflow's to change: they are what people find a partner by.
const { name: _name, domain: _domain, externalId: _externalId, ...profile } = PartnerProfile.shape;

/** What an `update_record` node may change, per entity, once its templates are filled in. */
export const recordChanges = {
  partner: z
    .strictObject({
      ...profile,
      stage: line(60),
      tier: line(60).nullable(),
      partnerManagerId: Id.nullable(),
      tags: PartnerTags,
    })
    .partial(),
  deal: DealTerms.partial(),
} as const;
