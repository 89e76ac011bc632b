import type { Decider } from '../kernel/decider.ts';
import { type AffiliateLinkEvent, affiliateLinkEvents } from './affiliate-link.events.ts';
import type { AffiliateLinkRejection } from './affiliate-link.rejections.ts';
import { type AffiliateLink, evolveAffiliateLink } from './affiliate-link.state.ts';
import { type CreateAffiliateLink, createAffiliateLink } from './create-affiliate-link.ts';

export const affiliateLink: Decider<AffiliateLink, CreateAffiliateLink, AffiliateLinkEvent, AffiliateLinkRejection> = {
  category: 'affiliateLink',
  events: affiliateLinkEvents,
  evolve: evolveAffiliateLink,
  decide: createAffiliateLink,
};
